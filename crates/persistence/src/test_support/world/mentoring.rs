//! Pairs in force, programmes carried out, practices on their way to the public.

use chrono::{Datelike, Days};
use domain::clock::Timestamp;
use domain::id::{DeficitId, Ids, MentorshipId, PersonId, PracticeId, ProgrammeId, SystemIds};
use domain::mentoring::{EndReason, MentoringFormat, RolePairForm, Side};
use domain::org::Whereabouts;
use domain::people::MentoringTopic;
use domain::practice::PracticeState;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{World, day};
use crate::codes::code;
use crate::entity::{
    deficit, mentorship, mentorship_participant, official_order, practice, practice_author,
    practice_topic, programme,
};
use crate::search;

/// A practice about to be written into the tables.
#[derive(Clone, Debug)]
pub struct PracticeSketch<'a> {
    /// The school.
    pub at: Whereabouts,
    /// What it is called; its slug is made from it.
    pub title: &'a str,
    /// What all its other texts say.
    pub text: &'a str,
    /// The form of its pair.
    pub form: RolePairForm,
    /// The format of its pair.
    pub format: MentoringFormat,
    /// What it is about.
    pub topics: &'a [MentoringTopic],
    /// Who wrote it.
    pub authors: &'a [PersonId],
    /// Where it stands.
    pub state: PracticeState,
    /// When it was published; never, for a draft.
    pub published_at: Timestamp,
}

impl PracticeSketch<'_> {
    /// A published practice that says nothing special.
    pub fn published(at: Whereabouts, title: &str) -> PracticeSketch<'_> {
        PracticeSketch {
            at,
            title,
            text: "Учитель показал. Ученики поняли.",
            form: RolePairForm::TeacherTeacher,
            format: MentoringFormat::OneToOne,
            topics: &[MentoringTopic::TeachingMethods],
            authors: &[],
            state: PracticeState::Published,
            published_at: Timestamp::UNIX_EPOCH,
        }
    }
}

impl World<'_> {
    /// Puts a pair into force by a signed order, since last September.
    pub async fn pair_in_force(
        &self,
        at: Whereabouts,
        mentor: PersonId,
        mentee: PersonId,
    ) -> MentorshipId {
        let id = self.mentorship(at, mentor, false).await;
        for (person, side) in [(mentor, Side::Mentor), (mentee, Side::Mentee)] {
            let row = mentorship_participant::ActiveModel {
                mentorship_id: Set(id.0),
                person_id: Set(person.0),
                side: Set(code(side)),
                answer: Set("ACCEPTED".to_owned()),
                answered_at: Set(Some(self.store.clock().now())),
                left_on: Set(None),
                left_reason: Set(None),
                leaving_proposed: Set(None),
                agreement_number: Set(None),
                agreement_on: Set(None),
                pay_ground: Set(None),
                represented: Set(false),
                two_way: Set(false),
            };
            self.insert(row).await;
        }
        id
    }

    /// Lets a pair run in both directions.
    pub async fn both_ways(&self, pair: MentorshipId) {
        use mentorship_participant::{Column, Entity};
        Entity::update_many()
            .col_expr(Column::TwoWay, Expr::val(true))
            .filter(Column::MentorshipId.eq(pair.0))
            .exec(self.store.connection())
            .await
            .expect("a pair runs in both directions");
    }

    /// Adds a deficit to a need.
    pub async fn deficit(&self, need: Uuid, area: &str) -> DeficitId {
        let id = SystemIds.next();
        let row = deficit::ActiveModel {
            id: Set(id),
            need_id: Set(need),
            kind: Set("METHODICAL".to_owned()),
            area: Set(area.to_owned()),
            source: Set("SELF_ASSESSMENT".to_owned()),
            status: Set("OPEN".to_owned()),
            position: Set(0),
            severity: Set(None),
        };
        self.insert(row).await;
        DeficitId(id)
    }

    /// Gives a pair that has no programme yet a completed one; the pair stays as it is.
    pub async fn completed_programme(&self, of: MentorshipId) -> ProgrammeId {
        let id = SystemIds.next();
        let began = day(self.today.year() - 1, 9, 1);
        let row = programme::ActiveModel {
            id: Set(id),
            mentorship_id: Set(of.0),
            goal: Set("Уверенный урок".to_owned()),
            expected_result: Set("Открытый урок".to_owned()),
            starts_on: Set(began),
            ends_on: Set(began + Days::new(200)),
            long_term_reason: Set(None),
            state: Set("COMPLETED".to_owned()),
            mentor_agreed: Set(true),
            mentee_agreed: Set(true),
            remark: Set(None),
            approved_by: Set(None),
            approved_on: Set(Some(began)),
            closed_on: Set(Some(began + Days::new(200))),
            end_reason: Set(None),
            result: Set(Some("Провёл открытый урок".to_owned())),
            created_at: Set(self.store.clock().now()),
            version: Set(1),
        };
        self.insert(row).await;
        ProgrammeId(id)
    }

    /// Writes a practice with a pair and a programme that it may come from.
    pub async fn practice(&self, sketch: PracticeSketch<'_>) -> PracticeId {
        let somebody = match sketch.authors.first() {
            Some(author) => *author,
            None => self.person("Авторов Автор").await,
        };
        let pair = self.mentorship(sketch.at, somebody, true).await;
        let programme = self.completed_programme(pair).await;
        let id = SystemIds.next();
        let published = match sketch.state {
            PracticeState::Draft | PracticeState::Submitted | PracticeState::SchoolApproved => None,
            PracticeState::Published | PracticeState::Withdrawn => Some(sketch.published_at),
        };
        let text = sketch.text.to_owned();
        let row = practice::ActiveModel {
            id: Set(id),
            school_id: Set(sketch.at.school.0),
            municipality_id: Set(sketch.at.municipality.0),
            region_id: Set(sketch.at.region.0),
            programme_id: Set(programme.0),
            slug: Set(published.map(|_| domain::text::slug(sketch.title, "practice"))),
            title: Set(sketch.title.to_owned()),
            problem: Set(text.clone()),
            actions: Set(text.clone()),
            result: Set(text.clone()),
            conditions: Set(text.clone()),
            form: Set(code(sketch.form)),
            format: Set(code(sketch.format)),
            state: Set(code(sketch.state)),
            remark: Set(None),
            published_at: Set(published),
            first_published_on: Set(published.map(|at| at.date_naive())),
            created_at: Set(self.store.clock().now()),
            version: Set(1),
            search_text: Set(search::index(&[sketch.title, &text])),
        };
        self.insert(row).await;
        for topic in sketch.topics {
            let row = practice_topic::ActiveModel {
                practice_id: Set(id),
                topic: Set(code(*topic)),
            };
            self.insert(row).await;
        }
        for (position, author) in (0..).zip(sketch.authors) {
            let row = practice_author::ActiveModel {
                practice_id: Set(id),
                person_id: Set(author.0),
                position: Set(position),
            };
            self.insert(row).await;
        }
        PracticeId(id)
    }

    /// A mentorship without participants, with its order.
    async fn mentorship(&self, at: Whereabouts, by: PersonId, ended: bool) -> MentorshipId {
        let (id, now) = (SystemIds.next(), self.store.clock().now());
        let began = day(self.today.year() - 1, 9, 1);
        // At most thirty characters, with a digit, and another one for each order.
        let number = format!("1{:x}-н", id.as_u128() as u64);
        let order = official_order::ActiveModel {
            id: Set(id),
            school_id: Set(at.school.0),
            kind: Set("ASSIGN_PAIRS".to_owned()),
            title: Set("О закреплении наставнических пар".to_owned()),
            state: Set("SIGNED".to_owned()),
            number: Set(Some(number.clone())),
            number_folded: Set(Some(number)),
            date: Set(Some(began)),
            order_year: Set(Some(began.year())),
            content: Set(json!({})),
            prepared_by: Set(by.0),
            prepared_at: Set(now),
            signed_by: Set(Some(by.0)),
            signed_at: Set(Some(now)),
            starts_on: Set(Some(began)),
            ends_on: Set(Some(began + Days::new(270))),
            subject_person_id: Set(None),
            cancelled_by: Set(None),
            cancelled_at: Set(None),
            cancel_reason: Set(None),
            version: Set(1),
        };
        self.insert(order).await;
        let row = mentorship::ActiveModel {
            id: Set(id),
            school_id: Set(at.school.0),
            municipality_id: Set(at.municipality.0),
            region_id: Set(at.region.0),
            cell: Set("PAIR".to_owned()),
            form: Set(code(RolePairForm::TeacherTeacher)),
            format: Set(code(MentoringFormat::OneToOne)),
            topics: Set(json!([MentoringTopic::TeachingMethods])),
            return_topics: Set(json!([])),
            state: Set(if ended { "ENDED" } else { "ACTIVE" }.to_owned()),
            order_id: Set(Some(id)),
            proposed_by: Set(by.0),
            proposed_at: Set(now),
            started_on: Set(Some(began)),
            ended_on: Set(ended.then_some(began + Days::new(200))),
            end_reason: Set(ended.then(|| code(EndReason::PlanCompleted))),
            end_note: Set(None),
            ending_proposed: Set(None),
            giving_school_id: Set(None),
            giving_order_id: Set(None),
            giving_signed: Set(false),
            version: Set(1),
        };
        self.insert(row).await;
        MentorshipId(id)
    }
}
