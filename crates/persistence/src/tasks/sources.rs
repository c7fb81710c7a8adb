//! Where tasks come from: one statement a source.

use domain::clock::{Date, SchoolYear, Zone};
use domain::id::{MunicipalityId, PersonId, SchoolId};
use domain::mentoring::LOW_SCORE;
use sea_orm::ConnectionTrait;

use super::{Line, Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

/// Columns of a [`Line`] that a source leaves empty.
const NO_TITLE: &str = "CAST(NULL AS TEXT) AS title";
pub(super) const NO_PERSON: &str = "CAST(NULL AS TEXT) AS last_name, CAST(NULL AS TEXT) AS first_name, \
                         CAST(NULL AS TEXT) AS patronymic";
const PERSON: &str = "o.last_name, o.first_name, o.patronymic";
/// The participant whose tasks they are still takes part.
const STAYS: &str = "q.answer <> 'DECLINED' AND q.left_on IS NULL";
/// A place of an instant or a date that a source leaves empty: typed by a column that is null there.
const NO_DAY: &str = "m.ended_on AS day";

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// What somebody has to do as a mentor or a mentee.
    pub(super) async fn of_participant(
        &self,
        person: PersonId,
        zone: Zone,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let mut tasks = Vec::new();
        for line in self
            .own_pairs(person, "PROPOSED", "AND q.answer = 'PENDING'")
            .await?
        {
            let due = line.due(zone, 7);
            tasks.push(line.task(TaskKind::AnswerProposal, TaskTarget::Mentorship, due));
        }
        let lacking = "AND (SELECT COUNT(DISTINCT c.purpose) FROM consent c WHERE c.person_id = $1 \
             AND c.school_id = m.school_id AND c.withdrawn_on IS NULL AND c.valid_from <= $2 \
             AND (c.valid_until IS NULL OR c.valid_until >= $2) AND (c.purpose = 'PERSONAL_DATA_PROCESSING' \
             OR (c.purpose = 'MENTOR_DUTY' AND (q.side = 'MENTOR' OR q.two_way)) \
             OR (c.purpose = 'MENTEE_PARTICIPATION' AND (q.side = 'MENTEE' OR q.two_way)))) \
             < CASE WHEN q.two_way THEN 3 ELSE 2 END";
        let sql = own_pairs("m.state = 'AGREED'", lacking);
        for line in self
            .lines(&sql, vec![person.0.into(), today.into()])
            .await?
        {
            let due = line.due(zone, 10);
            tasks.push(line.task(TaskKind::GiveConsent, TaskTarget::Mentorship, due));
        }
        let bare = "AND q.side = 'MENTOR' AND NOT EXISTS (SELECT 1 FROM programme g WHERE g.mentorship_id = m.id)";
        for line in self.own_pairs(person, "ACTIVE", bare).await? {
            let due = line.due(zone, 21);
            tasks.push(line.task(TaskKind::DraftProgramme, TaskTarget::Mentorship, due));
        }
        tasks.extend(self.own_programmes(person, zone).await?);
        tasks.extend(self.own_changes(person, zone).await?);
        tasks.extend(self.own_meetings(person, zone, today).await?);
        tasks.extend(self.own_activities(person, zone, today).await?);
        tasks.extend(self.asked(person, zone).await?);
        Ok(tasks)
    }

    async fn own_changes(&self, person: PersonId, zone: Zone) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT g.id, {PERSON}, {NO_TITLE}, c.proposed_at AS at, {NO_DAY} FROM programme_change c \
             JOIN programme g ON g.id = c.programme_id AND g.state = 'APPROVED' \
             JOIN mentorship m ON m.id = g.mentorship_id AND m.state = 'ACTIVE' \
             JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.person_id = $1 \
             JOIN mentorship_participant r ON r.mentorship_id = m.id AND r.side <> q.side \
             JOIN person o ON o.id = r.person_id WHERE c.state = 'OPEN' AND NOT EXISTS \
             (SELECT 1 FROM programme_change_consent k WHERE k.change_id = c.id AND k.person_id = $1) \
             ORDER BY c.proposed_at, c.id"
        );
        let lines = self.lines(&sql, vec![person.0.into()]).await?;
        let task = |line: &Line| {
            let due = line.due(zone, 7);
            line.task(TaskKind::AnswerChange, TaskTarget::Programme, due)
        };
        Ok(lines.iter().map(task).collect())
    }

    async fn own_pairs(
        &self,
        person: PersonId,
        state: &str,
        also: &str,
    ) -> Result<Vec<Line>, StoreError> {
        self.lines(
            &own_pairs(&format!("m.state = '{state}'"), also),
            vec![person.0.into()],
        )
        .await
    }

    async fn own_programmes(&self, person: PersonId, zone: Zone) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT g.id, {PERSON}, {NO_TITLE}, g.created_at AS at, {NO_DAY} FROM programme g \
             JOIN mentorship m ON m.id = g.mentorship_id AND m.state = 'ACTIVE' \
             JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.person_id = $1 AND {STAYS} \
             JOIN person o ON o.id = {} WHERE g.state = 'DRAFT' \
             AND CASE WHEN q.side = 'MENTOR' THEN g.mentor_agreed ELSE g.mentee_agreed END = FALSE \
             AND EXISTS (SELECT 1 FROM activity a WHERE a.programme_id = g.id) ORDER BY g.created_at, g.id",
            first("x.side <> q.side")
        );
        let lines = self.lines(&sql, vec![person.0.into()]).await?;
        let task = |line: &Line| {
            line.task(
                TaskKind::AgreeProgramme,
                TaskTarget::Programme,
                line.due(zone, 7),
            )
        };
        Ok(lines.iter().map(task).collect())
    }

    /// Questions that wait for somebody as a mentor: of their mentees, and those that they took.
    async fn asked(&self, person: PersonId, zone: Zone) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT h.id, {PERSON}, h.topic AS title, h.asked_at AS at, CAST(NULL AS DATE) AS day FROM help_request h \
             JOIN person o ON o.id = h.asked_by \
             WHERE (h.state = 'TAKEN' AND h.helper_id = $1) OR (h.state = 'NEW' AND h.addressee = 'OWN_MENTOR' \
             AND EXISTS (SELECT 1 FROM mentorship_participant q JOIN mentorship m ON m.id = q.mentorship_id \
             AND m.state = 'ACTIVE' AND m.school_id = h.school_id JOIN mentorship_participant r \
             ON r.mentorship_id = m.id AND (r.side = 'MENTEE' OR r.two_way) AND r.person_id = h.asked_by \
             AND r.person_id <> $1 WHERE q.person_id = $1 AND (q.side = 'MENTOR' OR q.two_way))) ORDER BY h.asked_at, h.id"
        );
        let lines = self.lines(&sql, vec![person.0.into()]).await?;
        let task = |line: &Line| {
            let due = line.due(zone, 2);
            line.task(TaskKind::AnswerHelpRequest, TaskTarget::HelpRequest, due)
        };
        Ok(lines.iter().map(task).collect())
    }

    async fn own_meetings(
        &self,
        person: PersonId,
        zone: Zone,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT m.id, {PERSON}, {NO_TITLE}, l.planned_at AS at, l.planned_on AS day FROM planned_meeting l \
             JOIN mentorship m ON m.id = l.mentorship_id AND m.state = 'ACTIVE' \
             JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.person_id = $1 \
             AND (q.side = 'MENTOR' OR q.two_way) \
             JOIN mentorship_participant r ON r.mentorship_id = m.id AND r.side <> q.side \
             JOIN person o ON o.id = r.person_id WHERE l.state = 'PLANNED' AND l.planned_on <= $2 \
             ORDER BY l.planned_on, l.id"
        );
        let values = vec![person.0.into(), today.into()];
        let lines = self.lines(&sql, values).await?;
        let task = |line: &Line| {
            let due = line.due(zone, 0);
            line.task(TaskKind::NoteMeeting, TaskTarget::Mentorship, due)
        };
        Ok(lines.iter().map(task).collect())
    }

    async fn own_activities(
        &self,
        person: PersonId,
        zone: Zone,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = |side: &str, day: &str, which: &str| {
            format!(
                "SELECT g.id, {PERSON}, a.title, g.created_at AS at, {day} AS day FROM activity a \
                 JOIN programme g ON g.id = a.programme_id AND g.state = 'APPROVED' \
                 JOIN mentorship m ON m.id = g.mentorship_id AND m.state = 'ACTIVE' \
                 JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.person_id = $1 \
                 AND (q.side = '{side}' OR q.two_way) AND {STAYS} JOIN person o ON o.id = {} WHERE {which} ORDER BY {day}, a.id",
                first("x.side <> q.side")
            )
        };
        let soon = today
            .checked_add_signed(chrono::Duration::days(14))
            .unwrap_or(today);
        let mine = sql(
            "MENTEE",
            "a.planned_on",
            "a.state IN ('PLANNED', 'RETURNED') AND a.planned_on <= $2",
        );
        let mine = self
            .lines(&mine, vec![person.0.into(), soon.into()])
            .await?;
        // In a pair of both directions nobody checks themselves.
        let theirs = sql(
            "MENTOR",
            "a.submitted_on",
            "a.state = 'SUBMITTED' AND (NOT q.two_way OR a.submitted_by <> $1)",
        );
        let theirs = self.lines(&theirs, vec![person.0.into()]).await?;
        let submit = mine.iter().map(|line| {
            line.task(
                TaskKind::SubmitActivity,
                TaskTarget::Programme,
                line.due(zone, 0),
            )
        });
        let check = theirs.iter().map(|line| {
            line.task(
                TaskKind::CheckActivity,
                TaskTarget::Programme,
                line.due(zone, 7),
            )
        });
        Ok(submit.chain(check).collect())
    }

    /// What a curator has to do at a school.
    pub(super) async fn of_curator(
        &self,
        school: SchoolId,
        zone: Zone,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let mut tasks = Vec::new();
        let at_school = || vec![school.0.into()];
        let agreed = "SELECT COUNT(*) AS many FROM mentorship m WHERE m.school_id = $1 AND m.state = 'AGREED'";
        let agreed = self.count(agreed, at_school()).await?;
        tasks.extend(gathered(TaskKind::PrepareOrder, school, agreed));
        let lonely = "SELECT COUNT(*) AS many FROM need n WHERE n.school_id = $1 AND n.state = 'IN_BANK' \
             AND NOT EXISTS (SELECT 1 FROM mentorship_participant q JOIN mentorship m ON m.id = q.mentorship_id \
             WHERE q.person_id = n.person_id AND (q.side = 'MENTEE' OR q.two_way) AND m.started_on IS NOT NULL) \
             AND NOT EXISTS (SELECT 1 FROM mentorship_participant q JOIN mentorship m ON m.id = q.mentorship_id \
             WHERE q.person_id = n.person_id AND (q.side = 'MENTEE' OR q.two_way) AND q.answer <> 'DECLINED' \
             AND m.state IN ('PROPOSED', 'AGREED', 'ORDER_PREPARED'))";
        let lonely = self.count(lonely, at_school()).await?;
        tasks.extend(gathered(TaskKind::FindMentor, school, lonely));

        let mentee = format!("JOIN person o ON o.id = {}", first("x.side = 'MENTEE'"));
        let endings = format!(
            "SELECT m.id, {PERSON}, {NO_TITLE}, m.proposed_at AS at, {NO_DAY} FROM mentorship m {mentee} \
             WHERE m.school_id = $1 AND m.state = 'ACTIVE' AND (m.ending_proposed IS NOT NULL OR EXISTS \
             (SELECT 1 FROM mentorship_participant q WHERE q.mentorship_id = m.id AND q.leaving_proposed IS NOT NULL \
             AND {STAYS})) ORDER BY m.id"
        );
        for line in self.lines(&endings, at_school()).await? {
            tasks.push(line.task(TaskKind::ResolveEnding, TaskTarget::Mentorship, Some(today)));
        }
        let programmes = |which: &str, day: &str| {
            format!(
                "SELECT g.id, {PERSON}, {NO_TITLE}, g.created_at AS at, {day} AS day FROM programme g \
                 JOIN mentorship m ON m.id = g.mentorship_id {mentee} WHERE m.school_id = $1 AND {which} \
                 ORDER BY g.created_at, g.id"
            )
        };
        for line in self
            .lines(
                &programmes("g.state = 'AGREED'", "g.closed_on"),
                at_school(),
            )
            .await?
        {
            let due = line.due(zone, 14);
            tasks.push(line.task(TaskKind::ApproveProgramme, TaskTarget::Programme, due));
        }
        let resting = format!(
            "SELECT m.id, {PERSON}, {NO_TITLE}, z.suspended_at AS at, z.expected_back AS day FROM mentorship m {mentee} \
             JOIN mentorship_suspension z ON z.mentorship_id = m.id AND z.resumed_on IS NULL \
             WHERE m.school_id = $1 AND m.state = 'ACTIVE' AND z.expected_back <= $2 ORDER BY m.id"
        );
        let values = vec![school.0.into(), today.into()];
        for line in self.lines(&resting, values).await? {
            let due = line.due(zone, 0);
            tasks.push(line.task(TaskKind::ResumeMentorship, TaskTarget::Mentorship, due));
        }
        tasks.extend(
            self.requests(school, "'FILED'", TaskKind::ConsiderRequest, zone)
                .await?,
        );
        tasks.extend(
            self.requests(school, "'GRANTED'", TaskKind::ExecuteRequest, zone)
                .await?,
        );
        let consented = format!(
            "SELECT g.id, {PERSON}, {NO_TITLE}, c.proposed_at AS at, {NO_DAY} FROM programme_change c \
             JOIN programme g ON g.id = c.programme_id AND g.state = 'APPROVED' \
             JOIN mentorship m ON m.id = g.mentorship_id AND m.state = 'ACTIVE' {mentee} \
             WHERE m.school_id = $1 AND c.state = 'CONSENTED' ORDER BY c.proposed_at, c.id"
        );
        for line in self.lines(&consented, at_school()).await? {
            let due = line.due(zone, 14);
            tasks.push(line.task(TaskKind::DecideChange, TaskTarget::Programme, due));
        }
        let finished = "g.state = 'APPROVED' AND m.state = 'ACTIVE' AND NOT EXISTS \
             (SELECT 1 FROM activity a WHERE a.programme_id = g.id AND a.state <> 'ACCEPTED')";
        for line in self
            .lines(&programmes(finished, "g.ends_on"), at_school())
            .await?
        {
            let due = line.due(zone, 0);
            tasks.push(line.task(TaskKind::CompleteProgramme, TaskTarget::Programme, due));
        }
        let since = today
            .checked_sub_signed(chrono::Duration::days(180))
            .unwrap_or(today);
        let untold = "g.state = 'COMPLETED' AND g.closed_on >= $2 \
             AND NOT EXISTS (SELECT 1 FROM practice p WHERE p.programme_id = g.id)";
        let values = vec![school.0.into(), since.into()];
        for line in self
            .lines(&programmes(untold, "g.closed_on"), values)
            .await?
        {
            let due = line.due(zone, 60);
            tasks.push(line.task(TaskKind::WritePractice, TaskTarget::Programme, due));
        }
        tasks.extend(
            self.practices("school_id", school.0, "DRAFT", TaskKind::SubmitPractice)
                .await?,
        );
        Ok(tasks)
    }

    /// The pairs of a school in which somebody is not well, for a curator who is not of the pair: one who is would learn
    /// what their partner said in confidence.
    pub(super) async fn of_unwell(
        &self,
        school: SchoolId,
        curator: PersonId,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT m.id, {NO_PERSON}, {NO_TITLE}, l.answered_at AS at, l.asked_on AS day FROM pulse_answer l \
             JOIN mentorship m ON m.id = l.mentorship_id WHERE m.school_id = $1 AND m.state = 'ACTIVE' \
             AND l.score <= {LOW_SCORE} AND l.settled_at IS NULL AND NOT EXISTS (SELECT 1 FROM \
             mentorship_participant q WHERE q.mentorship_id = m.id AND q.person_id = $2) ORDER BY l.answered_at, l.id"
        );
        let values = vec![school.0.into(), curator.0.into()];
        let lines = self.lines(&sql, values).await?;
        let task =
            |line: &Line| line.task(TaskKind::SettlePulse, TaskTarget::Mentorship, Some(today));
        Ok(lines.iter().map(task).collect())
    }

    /// What a head has to do at a school.
    pub(super) async fn of_head(
        &self,
        school: SchoolId,
        head: PersonId,
        zone: Zone,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT d.id, {NO_PERSON}, d.title, d.prepared_at AS at, d.date AS day FROM official_order d \
             WHERE d.school_id = $1 AND d.state = 'DRAFT' ORDER BY d.prepared_at, d.id"
        );
        let lines = self.lines(&sql, vec![school.0.into()]).await?;
        let mut tasks: Vec<Task> = lines
            .iter()
            .map(|line| line.task(TaskKind::SignOrder, TaskTarget::Order, line.due(zone, 5)))
            .collect();
        tasks.extend(
            self.practices(
                "school_id",
                school.0,
                "SUBMITTED",
                TaskKind::ApprovePractice,
            )
            .await?,
        );
        tasks.extend(
            self.requests(
                school,
                "'FILED', 'CONSIDERED'",
                TaskKind::DecideRequest,
                zone,
            )
            .await?,
        );
        let curators = "SELECT COUNT(*) AS many FROM post p WHERE p.school_id = $1 AND p.role = 'CURATOR' \
             AND p.valid_until IS NULL AND p.person_id <> $2";
        let values = vec![school.0.into(), head.0.into()];
        if self.count(curators, values).await? == 0 {
            let target = TaskTarget::School(school.0);
            let about = String::new();
            let kind = TaskKind::AppointCurator;
            tasks.push(Task {
                kind,
                target,
                about,
                due_on: None,
                count: None,
            });
        }
        Ok(tasks)
    }

    /// What a methodologist has to do in a municipality.
    pub(super) async fn of_methodologist(
        &self,
        municipality: MunicipalityId,
        year: SchoolYear,
    ) -> Result<Vec<Task>, StoreError> {
        let kind = TaskKind::PublishPractice;
        let mut tasks = self
            .practices("municipality_id", municipality.0, "SCHOOL_APPROVED", kind)
            .await?;
        let registered = "SELECT COUNT(*) AS many FROM model_participation r JOIN school s ON s.id = r.school_id \
             WHERE s.municipality_id = $1 AND r.school_year = $2 AND r.state = 'REGISTERED'";
        let values = vec![municipality.0.into(), year.first_year().into()];
        if self.count(registered, values).await? == 0 {
            tasks.push(Task {
                kind: TaskKind::RegisterSchools,
                target: TaskTarget::Municipality(municipality.0),
                about: String::new(),
                due_on: Some(year.starts_on()),
                count: None,
            });
        }
        Ok(tasks)
    }

    /// What participants ask, by who asks: an opinion and a decision within three working days, about.
    async fn requests(
        &self,
        school: SchoolId,
        states: &str,
        kind: TaskKind,
        zone: Zone,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT z.mentorship_id AS id, {PERSON}, {NO_TITLE}, z.filed_at AS at, z.decided_on AS day \
             FROM mentorship_request z JOIN person o ON o.id = z.author_id \
             WHERE z.school_id = $1 AND z.state IN ({states}) ORDER BY z.filed_at, z.id"
        );
        let lines = self.lines(&sql, vec![school.0.into()]).await?;
        Ok(lines
            .iter()
            .map(|line| line.task(kind, TaskTarget::Mentorship, line.due(zone, 5)))
            .collect())
    }

    async fn practices(
        &self,
        place: &str,
        id: uuid::Uuid,
        state: &str,
        kind: TaskKind,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT p.id, {NO_PERSON}, p.title, p.created_at AS at, p.first_published_on AS day FROM practice p \
             WHERE p.{place} = $1 AND p.state = '{state}' ORDER BY p.created_at, p.id"
        );
        let lines = self.lines(&sql, vec![id.into()]).await?;
        let due = |line: &Line| line.due(Zone::default(), 14);
        Ok(lines
            .iter()
            .map(|line| line.task(kind, TaskTarget::Practice, due(line)))
            .collect())
    }
}

/// One line for many things of a school; none for none.
pub(super) fn gathered(kind: TaskKind, school: SchoolId, many: i64) -> Option<Task> {
    (many > 0).then(|| Task {
        kind,
        target: TaskTarget::School(school.0),
        about: String::new(),
        due_on: None,
        count: Some(many),
    })
}

fn own_pairs(state: &str, also: &str) -> String {
    format!(
        "SELECT m.id, {PERSON}, {NO_TITLE}, m.proposed_at AS at, m.started_on AS day FROM mentorship m \
         JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.person_id = $1 AND {STAYS} \
         JOIN person o ON o.id = {} WHERE {state} {also} ORDER BY m.proposed_at, m.id",
        first("x.side <> q.side")
    )
}

/// The first of those who take part, of whom `which` holds: one line for a group, whoever else is in it.
fn first(which: &str) -> String {
    format!(
        "(SELECT x.person_id FROM mentorship_participant x WHERE x.mentorship_id = m.id AND {which} \
         AND x.left_on IS NULL ORDER BY CASE WHEN x.answer = 'DECLINED' THEN 1 ELSE 0 END, x.person_id LIMIT 1)"
    )
}
