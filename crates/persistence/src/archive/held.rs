//! Which rows of which tables are about a person, and which tables hold nothing that an archive has to show.

use sea_orm::{ColumnTrait, ColumnType, EntityTrait, IdenStatic, Iterable, PrimaryKeyToColumn};

use crate::entity;
use crate::readings::ABOUT;

/// A part of an archive: `which` is a condition on the table, called `l`, about the person `$1`.
pub(super) struct Source {
    pub code: &'static str,
    pub table: &'static str,
    pub which: &'static str,
    pub key: Vec<String>,
    shown: Shown,
    all: Vec<(String, ColumnType)>,
}

/// Which columns are shown.
#[derive(Clone, Copy)]
enum Shown {
    /// All of them.
    All,
    /// All but these: secrets, copies made for searching, and what is said of others.
    But(&'static [&'static str]),
    /// These alone: the row is about somebody else as well.
    Only(&'static [&'static str]),
}

impl Source {
    /// The columns that are shown. A file of its own is not: it is handed out on its own page.
    pub fn columns(&self) -> impl Iterator<Item = (String, ColumnType)> {
        let shown = |name: &str| match self.shown {
            Shown::All => true,
            Shown::But(hidden) => !hidden.contains(&name),
            Shown::Only(some) => some.contains(&name),
        };
        let bytes = |kind: &ColumnType| {
            matches!(
                kind,
                ColumnType::Blob | ColumnType::Binary(_) | ColumnType::VarBinary(_)
            )
        };
        let all = self.all.iter();
        all.filter(move |(name, kind)| shown(name) && !bytes(kind))
            .cloned()
    }
}

fn source<E: EntityTrait>(
    code: &'static str,
    table: &'static str,
    which: &'static str,
    shown: Shown,
) -> Source {
    let name = |column: E::Column| IdenStatic::as_str(&column).to_owned();
    let keys = E::PrimaryKey::iter().map(|key| format!("l.\"{}\"", name(key.into_column())));
    let all = E::Column::iter().map(|column| {
        let kind = column.def().get_column_type().clone();
        (name(column), kind)
    });
    Source {
        code,
        table,
        which,
        key: keys.collect(),
        shown,
        all: all.collect(),
    }
}

macro_rules! held {
    ($($code:literal = $table:ident, $shown:expr, $which:expr;)+) => {
        /// Every part, in the order in which it is shown.
        pub(super) fn sources() -> Vec<Source> {
            vec![$(source::<entity::$table::Entity>($code, stringify!($table), $which, $shown)),+]
        }

        /// The tables of which something is in an archive.
        pub fn tables() -> &'static [&'static str] {
            &[$(stringify!($table)),+]
        }
    };
}

const OWN: &str = "l.person_id = $1";
const OWN_PAIRS: &str = "l.mentorship_id IN (SELECT q.mentorship_id FROM mentorship_participant q WHERE q.person_id = $1)";
const OWN_PROGRAMMES: &str = "l.programme_id IN (SELECT g.id FROM programme g JOIN mentorship_participant q \
     ON q.mentorship_id = g.mentorship_id WHERE q.person_id = $1)";
const OWN_CARDS: &str = "l.card_id IN (SELECT c.id FROM mentor_card c WHERE c.person_id = $1) \
     OR l.card_id IN (SELECT n.id FROM need n WHERE n.person_id = $1)";
const OWN_CONSENTS: &str = "l.consent_id IN (SELECT c.id FROM consent c WHERE c.person_id = $1)";
const OWN_ORDERS: &str = "l.subject_person_id = $1 \
     OR l.id IN (SELECT p.order_id FROM order_person p WHERE p.person_id = $1) \
     OR l.id IN (SELECT c.order_id FROM order_change c WHERE c.person_id = $1 OR c.successor_id = $1) \
     OR l.id IN (SELECT m.order_id FROM mentorship m JOIN mentorship_participant q ON q.mentorship_id = m.id \
     WHERE q.person_id = $1)";
const OWN_ADDRESS: &str = "l.to_address IN (SELECT a.email FROM account a WHERE a.person_id = $1) \
     OR l.to_address IN (SELECT p.email FROM person p WHERE p.id = $1)";

held! {
    "person" = person, Shown::But(&["name_folded"]), "l.id = $1";
    "pupil" = pupil, Shown::All, OWN;
    "employment" = employment, Shown::All, OWN;
    "partner_sender" = partner, Shown::Only(&["id", "school_id", "kind", "name", "agreement_number", "agreement_on", "agreement_until"]),
        "l.id IN (SELECT e.partner_id FROM employment e WHERE e.person_id = $1)";
    "post" = post, Shown::All, OWN;
    "mentor_card" = mentor_card, Shown::All, OWN;
    "need" = need, Shown::All, OWN;
    "deficit" = deficit, Shown::All, "l.need_id IN (SELECT n.id FROM need n WHERE n.person_id = $1)";
    "bank_field_value" = bank_field_value, Shown::All, OWN_CARDS;
    "suggestion_answer" = suggestion_answer, Shown::All, OWN;
    "survey_link" = survey_link, Shown::But(&["hash"]), OWN;
    "absence" = absence, Shown::All, OWN;
    "depersonalisation" = depersonalisation, Shown::All, OWN;
    "legal_hold" = legal_hold, Shown::But(&["reason", "placed_by", "lifted_by"]), OWN;
    "individual_route" = individual_route, Shown::All, OWN;
    "wish" = wish, Shown::But(&["colleague_id"]), OWN;
    "matching_mentee" = matching_line, Shown::Only(&["run_id", "school_id", "points"]), "l.mentee_id = $1";
    "matching_mentor" = matching_line, Shown::Only(&["run_id", "school_id", "points"]), "l.mentor_id = $1";
    "consent" = consent, Shown::All, OWN;
    "consent_field" = consent_field, Shown::All, OWN_CONSENTS;
    "consent_scan" = consent_scan, Shown::All, OWN_CONSENTS;
    "correction_request" = correction_request, Shown::All, OWN;
    "mentorship" = mentorship, Shown::But(&["cell"]), "l.id IN (SELECT q.mentorship_id FROM mentorship_participant q \
     WHERE q.person_id = $1)";
    "mentorship_participant" = mentorship_participant, Shown::All, OWN;
    "partner" = mentorship_participant, Shown::Only(&["mentorship_id", "person_id", "side"]),
        "l.person_id <> $1 AND l.mentorship_id IN \
         (SELECT q.mentorship_id FROM mentorship_participant q WHERE q.person_id = $1)";
    "mentorship_suspension" = mentorship_suspension, Shown::Only(&["id", "mentorship_id", "from_on", "expected_back", "resumed_on"]),
        OWN_PAIRS;
    "mentorship_request" = mentorship_request, Shown::All, "l.author_id = $1";
    "programme" = programme, Shown::All, OWN_PAIRS;
    "activity" = activity, Shown::All, OWN_PROGRAMMES;
    "programme_change" = programme_change, Shown::All, OWN_PROGRAMMES;
    "programme_change_consent" = programme_change_consent, Shown::All, OWN;
    "meeting" = meeting, Shown::All, OWN_PAIRS;
    "meeting_goal" = meeting_goal, Shown::All, OWN_PAIRS;
    "meeting_feedback" = meeting_feedback, Shown::All, OWN;
    "planned_meeting" = planned_meeting, Shown::All, OWN_PAIRS;
    "pulse_answer" = pulse_answer, Shown::All, OWN;
    "one_off" = one_off, Shown::Only(&["id", "school_id", "format", "topic", "proposed_on", "planned_on", "state", "held_on",
        "minutes", "result", "closed_on"]), "l.mentor_id = $1 OR l.mentee_id = $1";
    "one_off_mentor" = one_off, Shown::Only(&["id", "mentor_answer", "mentor_score", "mentor_words"]), "l.mentor_id = $1";
    "one_off_mentee" = one_off, Shown::Only(&["id", "mentee_answer", "mentee_score", "mentee_words"]), "l.mentee_id = $1";
    "help_request" = help_request, Shown::All, "l.asked_by = $1";
    "help_given" = help_request, Shown::Only(&["id", "school_id", "state", "answered_at", "answer", "rating"]),
        "l.helper_id = $1 AND l.asked_by <> $1";
    "file_grant" = file_grant, Shown::All, "l.mentee_id = $1 OR l.mentor_id = $1";
    "mediation_opened" = mediation_case, Shown::But(&["mediator_id"]), "l.opened_by = $1";
    "mediation_case" = mediation_case, Shown::Only(&["id", "mentorship_id", "kind", "state", "topic", "opened_on", "closed_on", "outcome"]),
        "l.opened_by <> $1 AND l.id IN (SELECT p.case_id FROM mediation_person p WHERE p.person_id = $1 AND p.part IN ('MENTOR', 'MENTEE'))";
    "mediation_person" = mediation_person, Shown::All, "l.person_id = $1 AND l.part <> 'OTHER'";
    "mediation_note" = mediation_note, Shown::All, "l.author_id = $1";
    "official_order" = official_order,
        Shown::Only(&["id", "school_id", "kind", "title", "state", "number", "date", "starts_on", "ends_on"]), OWN_ORDERS;
    "order_person" = order_person, Shown::All, OWN;
    "order_change" = order_change, Shown::But(&["successor_id"]), OWN;
    "certificate" = certificate, Shown::All, OWN;
    "practice" = practice, Shown::But(&["search_text"]), "l.id IN (SELECT a.practice_id FROM practice_author a \
     WHERE a.person_id = $1)";
    "practice_author" = practice_author, Shown::All, OWN;
    "account" = account, Shown::But(&["password_hash", "email_folded"]), OWN;
    "session" = session, Shown::All, "l.account_id IN (SELECT a.id FROM account a WHERE a.person_id = $1)";
    "invitation" = invitation, Shown::But(&["email_folded"]), OWN;
    "calendar_feed" = calendar_feed, Shown::But(&["hash"]), OWN;
    "saved_view" = saved_view, Shown::All, OWN;
    "notice" = notice, Shown::All, OWN;
    "notice_choice" = notice_choice, Shown::All, OWN;
    "mail" = mail, Shown::Only(&["subject", "to_address", "created_at", "sent_at"]), OWN_ADDRESS;
    "import_line" = import_line, Shown::Only(&["run_id", "row_number", "verdict", "cells"]), "l.subject_id = $1";
    "changes_of_record" = audit, Shown::All, "l.kind = 'person' AND l.subject_id = $1";
    "own_deeds" = audit, Shown::Only(&["at", "kind", "deed", "from_state", "to_state", "school_id"]), "l.by_person = $1";
    "own_readings" = access_log, Shown::Only(&["at", "deed", "subject_kind"]), OWN;
    "readings" = access_log, Shown::Only(&["at", "deed", "subject_kind", "person_id"]), ABOUT;
}

/// The tables of which nothing is in an archive, and why.
pub const EXEMPT: &[(&str, &str)] = &[
    (
        "bank_field",
        "a question of the municipality; the answers are in bank_field_value",
    ),
    ("bank_field_version", "wordings of that question"),
    (
        "bank_policy",
        "a rule of the municipality; who set it stands in the audit trail",
    ),
    (
        "bank_snapshot",
        "a confirmed state of whole banks with other people's cards; the person's own card is there",
    ),
    (
        "duty_comment",
        "what an organisation and its centre say about a duty; who said it stands in the audit trail",
    ),
    (
        "document",
        "a paper of an organisation; who wrote and published it stands in the audit trail",
    ),
    (
        "document_endorsement",
        "what a body said about a paper of an organisation",
    ),
    (
        "document_expertise",
        "what the centre said about a paper of an organisation; who said it stands in the audit trail",
    ),
    (
        "document_file",
        "papers of an organisation; who handed them in stands in the audit trail",
    ),
    (
        "document_template",
        "a form of an organisation; who wrote it stands in the audit trail",
    ),
    (
        "duty_evidence",
        "papers of an organisation; who stated what stands in the audit trail",
    ),
    ("duty_evidence_file", "which file a proof is"),
    (
        "duty_file",
        "papers of an organisation; who handed them in stands in the audit trail",
    ),
    (
        "duty_occurrence",
        "what an organisation has done; who stated and verified it stands in the audit trail",
    ),
    ("duty_told", "which day of an organisation was told of"),
    (
        "campaign",
        "questions of an office to organisations; who planned it stands in the audit trail",
    ),
    (
        "campaign_submission",
        "what an organisation answered; who wrote, signed and decided it stands in the audit trail",
    ),
    ("import_mapping", "headings of files"),
    (
        "import_run",
        "a file about many people; the lines that became this person are there",
    ),
    (
        "matching_run",
        "settings and sums of a run; the person's own lines are there",
    ),
    (
        "model_participation",
        "a register of schools; who changed it stands in the audit trail",
    ),
    ("municipality", "a place"),
    (
        "municipality_counter",
        "counts in which nobody can be recognised",
    ),
    (
        "mutation_receipt",
        "keys by which a repeated sending is told, kept for a short time",
    ),
    ("numeric_target", "a plan of a municipality or a region"),
    (
        "numeric_target_edition",
        "numbers of organisations; who set and approved them stands in the audit trail",
    ),
    ("numeric_target_line", "numbers of organisations"),
    ("one_time_link", "secrets"),
    (
        "order_programme",
        "which programmes an order approves; orders and programmes are there",
    ),
    (
        "package_confirmation",
        "that a paper of a school is current; who said so stands in the audit trail",
    ),
    (
        "package_policy",
        "a rule of the municipality; who set it stands in the audit trail",
    ),
    ("package_total", "sums"),
    ("practice_topic", "words of a practice"),
    (
        "programme_deficit",
        "deficits of the mentee, which the mentee has under deficit",
    ),
    (
        "programme_origin",
        "which template a programme was drafted from",
    ),
    ("programme_template", "texts about nobody"),
    (
        "programme_template_edition",
        "texts about nobody; who wrote them stands in the audit trail",
    ),
    ("refresh_token", "secrets; the sessions are there"),
    ("region", "a place"),
    (
        "roadmap",
        "a plan of an organisation; who wrote it stands in the audit trail",
    ),
    ("roadmap_duty", "which row of a plan is whose"),
    ("roadmap_item", "rows of a plan"),
    (
        "roadmap_paper",
        "a paper of an authority, kept as it was brought in",
    ),
    (
        "roadmap_policy",
        "a rule of the municipality; who set it stands in the audit trail",
    ),
    (
        "roadmap_remark",
        "remarks on a plan; who made them stands in the audit trail",
    ),
    (
        "roadmap_report",
        "a report of an organisation; who prepared, signed and decided it stands in the audit trail",
    ),
    ("roadmap_report_row", "what that report says of a row"),
    (
        "roadmap_review",
        "a review of a plan; who submitted and decided it stands in the audit trail",
    ),
    (
        "roadmap_review_draft",
        "notes for a review of a plan, thrown away when it is decided",
    ),
    (
        "rollover",
        "a school's step into the next year; its pairs and cards are there",
    ),
    ("school", "a place"),
    ("school_counter", "counts in which nobody can be recognised"),
    (
        "school_reminder",
        "a reminder to an organisation; who sent it stands in the audit trail",
    ),
    ("school_year_ledger", "which school was counted when"),
    ("stored_file", "papers of organisations"),
    ("submission_answer", "numbers and words of an organisation"),
    (
        "survey_round",
        "a question to many; the person's own answers are there",
    ),
];
