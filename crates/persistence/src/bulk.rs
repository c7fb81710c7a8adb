//! Fills a database with large regions in bulk: for measuring, not for reading.
//!
//! The rows are those that the use-cases would have written, in fewer statements; the counters come from the same
//! full recount that repairs them, so that they agree with the facts by the same rule.

use domain::access::Role;
use domain::clock::{Date, SchoolYear, Timestamp};
use domain::consent::{ConsentPurpose, PublicField};
use domain::id::{Ids, RegionId, SystemIds};
use domain::org::SchoolKind;
use domain::text::{PersonName, fold};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use crate::codes::code;
use crate::entity::{
    consent, consent_field, employment, meeting, mentorship, mentorship_participant,
    model_participation, municipality, official_order, person, post, practice, practice_author,
    practice_topic, programme, school,
};
use crate::error::StoreError;
use crate::search;
use crate::store::{Failure, Operation};
use crate::unit_of_work::UnitOfWork;

/// How large the region becomes, and from what it is made.
pub struct Bulk<'a> {
    /// The region, which exists.
    pub region: RegionId,
    /// How many municipalities.
    pub municipalities: usize,
    /// How many municipalities other regions have already: numbers and slugs go on from there.
    pub after: usize,
    /// How many schools each has.
    pub schools: usize,
    /// How many pairs each school has in each year.
    pub pairs: usize,
    /// How many people work at each school besides those of its pairs.
    pub staff: usize,
    /// How many meetings each pair has.
    pub meetings: usize,
    /// Every so-manieth finished pair has a published practice.
    pub practice_every: usize,
    /// Names to choose from.
    pub names: &'a [PersonName],
    /// Titles of practices to choose from.
    pub titles: &'a [&'a str],
    /// Texts of practices to choose from.
    pub texts: &'a [&'a str],
    /// The school years from the oldest to the running one; not empty.
    pub years: &'a [SchoolYear],
}

/// Rows of one kind on their way into a table.
struct Batch<A>(Vec<A>);

/// Rows that one statement takes: SQLite binds at most 32 766 values.
const ROWS: usize = 1_000;
/// Pairs that are gathered before everything is written.
const PAIRS: usize = 200;

impl<A> Batch<A>
where
    A: ActiveModelTrait + Send,
{
    fn push(&mut self, row: A) {
        self.0.push(row);
    }

    async fn flush(&mut self, work: &UnitOfWork) -> Result<(), StoreError> {
        while !self.0.is_empty() {
            let rest = self.0.split_off(self.0.len().min(ROWS));
            let rows = std::mem::replace(&mut self.0, rest);
            <A::Entity as EntityTrait>::insert_many(rows)
                .exec_without_returning(&work.tx)
                .await?;
        }
        Ok(())
    }
}

macro_rules! rows {
    ($($field:ident: $entity:ident),+ $(,)?) => {
        struct Rows { $($field: Batch<$entity::ActiveModel>),+ }

        impl Rows {
            fn new() -> Self {
                Self { $($field: Batch(Vec::new())),+ }
            }

            /// Writes what is left, in the order in which rows refer to each other.
            async fn flush(&mut self, work: &UnitOfWork) -> Result<(), StoreError> {
                $(self.$field.flush(work).await?;)+
                Ok(())
            }
        }
    };
}

rows! {
    people: person, employments: employment, posts: post, consents: consent, consent_fields: consent_field,
    registers: model_participation, orders: official_order, mentorships: mentorship,
    participants: mentorship_participant, programmes: programme, meetings: meeting, practices: practice,
    topics: practice_topic, authors: practice_author,
}

impl Operation for Bulk<'_> {
    type Done = ();
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Self::Refusal>> {
        let mut rows = Rows::new();
        for index in self.after..self.after + self.municipalities {
            let municipality = self.municipality(work, index).await?;
            for school in 0..self.schools {
                let number = index * self.schools + school + 1;
                self.school(work, &mut rows, municipality, school, number)
                    .await?;
            }
        }
        Ok(rows.flush(work).await?)
    }
}

/// Counts school years, for what [`Bulk`] has written.
pub struct Count<'a> {
    /// The school years.
    pub years: &'a [SchoolYear],
}

impl Operation for Count<'_> {
    type Done = ();
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Self::Refusal>> {
        for year in self.years {
            work.figures().recount_all(*year, work.now()).await?;
        }
        Ok(())
    }
}

impl Bulk<'_> {
    /// The first day of the oldest year, since when everybody is at their school.
    fn since(&self) -> Date {
        self.years
            .first()
            .map_or(Date::MIN, |year| year.starts_on())
    }

    async fn municipality(&self, work: &UnitOfWork, index: usize) -> Result<Uuid, StoreError> {
        let id = SystemIds.next();
        let name = format!("Муниципальный район № {}", index + 1);
        let row = municipality::ActiveModel {
            id: Set(id),
            region_id: Set(self.region.0),
            name_folded: Set(fold(&format!("Муниципальный район № {:04}", index + 1))),
            slug: Set(format!("raion-{}", index + 1)),
            kind: Set("DISTRICT".to_owned()),
            created_at: Set(work.now()),
            version: Set(1),
            name: Set(name),
        };
        municipality::Entity::insert(row)
            .exec_without_returning(&work.tx)
            .await?;
        Ok(id)
    }

    async fn school(
        &self,
        work: &UnitOfWork,
        rows: &mut Rows,
        municipality: Uuid,
        index: usize,
        number: usize,
    ) -> Result<(), StoreError> {
        let id = SystemIds.next();
        let short = format!("СОШ № {}", index + 1);
        let row = school::ActiveModel {
            id: Set(id),
            municipality_id: Set(municipality),
            region_id: Set(self.region.0),
            kind: Set(code(SchoolKind::School)),
            full_name: Set(format!(
                "Муниципальное общеобразовательное учреждение {short}"
            )),
            name_folded: Set(fold(&short)),
            sort_key: Set(fold(&format!("СОШ № {:04}", index + 1))),
            slug: Set(format!("sosh-{number}")),
            short_name: Set(short),
            place_name: Set(None),
            founder: Set(None),
            created_at: Set(work.now()),
            version: Set(1),
        };
        school::Entity::insert(row)
            .exec_without_returning(&work.tx)
            .await?;
        let place = Placed {
            school: id,
            municipality,
        };
        let head = self.person(work, rows, number * 97);
        self.post(rows, head, Role::Head, id);
        let curator = self.person(work, rows, number * 97 + 1);
        self.post(rows, curator, Role::Curator, id);
        self.employ(work, rows, curator, id, 10);
        for teacher in 0..self.staff {
            let teacher = self.person(work, rows, number * 97 + 200 + teacher);
            self.employ(work, rows, teacher, id, 10);
        }
        for (age, year) in self.years.iter().copied().enumerate() {
            let row = model_participation::ActiveModel {
                school_id: Set(id),
                school_year: Set(year.first_year()),
                state: Set("REGISTERED".to_owned()),
                changed_by: Set(None),
                changed_at: Set(work.now()),
            };
            rows.registers.push(row);
            for pair in 0..self.pairs {
                let seed = number * 97 + age * 31 + pair * 7;
                self.pair(work, rows, &place, [head, curator], year, seed)
                    .await?;
            }
        }
        Ok(())
    }

    async fn pair(
        &self,
        work: &UnitOfWork,
        rows: &mut Rows,
        place: &Placed,
        [head, curator]: [Uuid; 2],
        year: SchoolYear,
        seed: usize,
    ) -> Result<(), StoreError> {
        let running = self.years.last() == Some(&year);
        let (starts, ends) = (year.starts_on(), year.ends_on());
        let mentor = self.person(work, rows, seed + 2);
        self.employ(work, rows, mentor, place.school, 18);
        let mentee = self.person(work, rows, seed + 3);
        self.employ(work, rows, mentee, place.school, 1);
        let order = self.order(rows, place, head, starts, seed);
        let id = SystemIds.next();
        let closed = (!running).then_some(ends);
        let row = mentorship::ActiveModel {
            id: Set(id),
            school_id: Set(place.school),
            municipality_id: Set(place.municipality),
            region_id: Set(self.region.0),
            cell: Set("PAIR".to_owned()),
            form: Set("TEACHER_TEACHER".to_owned()),
            format: Set("ONE_TO_ONE".to_owned()),
            topics: Set(json!(["TEACHING_METHODS"])),
            return_topics: Set(json!([])),
            state: Set(if running { "ACTIVE" } else { "ENDED" }.to_owned()),
            order_id: Set(Some(order)),
            proposed_by: Set(curator),
            proposed_at: Set(instant(starts)),
            started_on: Set(Some(starts)),
            ended_on: Set(closed),
            end_reason: Set(closed.map(|_| "PLAN_COMPLETED".to_owned())),
            end_note: Set(None),
            ending_proposed: Set(None),
            giving_school_id: Set(None),
            giving_order_id: Set(None),
            giving_signed: Set(false),
            version: Set(1),
        };
        rows.mentorships.push(row);
        for (person, side) in [(mentor, "MENTOR"), (mentee, "MENTEE")] {
            let row = mentorship_participant::ActiveModel {
                mentorship_id: Set(id),
                person_id: Set(person),
                side: Set(side.to_owned()),
                answer: Set("ACCEPTED".to_owned()),
                answered_at: Set(Some(instant(starts))),
                left_on: Set(None),
                left_reason: Set(None),
                leaving_proposed: Set(None),
                agreement_number: Set(None),
                agreement_on: Set(None),
                pay_ground: Set(None),
                represented: Set(false),
                two_way: Set(false),
            };
            rows.participants.push(row);
        }
        let programme = self.programme(rows, id, [starts, ends], closed);
        for meeting in 0..self.meetings {
            let days = i64::try_from(meeting).unwrap_or(0) * 11 % 300;
            let held = starts + chrono::Duration::days(days);
            self.meeting(rows, id, mentor, held);
        }
        if closed.is_some() && seed.is_multiple_of(self.practice_every) {
            self.practice(rows, place, programme, [mentor, mentee], ends, seed);
        }
        // The rows that others refer to go first.
        if rows.mentorships.0.len() >= PAIRS {
            rows.flush(work).await
        } else {
            Ok(())
        }
    }

    fn person(&self, work: &UnitOfWork, rows: &mut Rows, seed: usize) -> Uuid {
        let id = SystemIds.next();
        let Some(name) = self.names.get(seed % self.names.len().max(1)) else {
            return id;
        };
        let row = person::ActiveModel {
            id: Set(id),
            last_name: Set(name.last().to_owned()),
            first_name: Set(name.first().to_owned()),
            patronymic: Set(name.patronymic().map(str::to_owned)),
            name_folded: Set(name.folded()),
            email: Set(None),
            phone: Set(None),
            birth_date: Set(None),
            created_at: Set(work.now()),
            version: Set(1),
        };
        rows.people.push(row);
        id
    }

    fn employ(&self, work: &UnitOfWork, rows: &mut Rows, person: Uuid, school: Uuid, years: u32) {
        let since = self.since();
        let teaching = since.checked_sub_months(chrono::Months::new(years.saturating_sub(3) * 12));
        let row = employment::ActiveModel {
            id: Set(SystemIds.next()),
            person_id: Set(person),
            school_id: Set(school),
            position: Set("учитель".to_owned()),
            subject: Set(None),
            started_on: Set(since),
            ended_on: Set(None),
            teaching_since: Set(teaching),
            pedagogical_education: Set(true),
            transferred: Set(false),
            created_at: Set(work.now()),
            partner_id: Set(None),
        };
        rows.employments.push(row);
    }

    fn post(&self, rows: &mut Rows, person: Uuid, role: Role, school: Uuid) {
        let row = post::ActiveModel {
            id: Set(SystemIds.next()),
            person_id: Set(person),
            role: Set(code(role)),
            region_id: Set(None),
            municipality_id: Set(None),
            school_id: Set(Some(school)),
            order_id: Set(None),
            valid_from: Set(self.since()),
            valid_until: Set(None),
            granted_by: Set(None),
        };
        rows.posts.push(row);
    }

    fn order(&self, rows: &mut Rows, place: &Placed, head: Uuid, date: Date, seed: usize) -> Uuid {
        use chrono::Datelike;
        let id = SystemIds.next();
        let number = format!("{seed}-од");
        let row = official_order::ActiveModel {
            id: Set(id),
            school_id: Set(place.school),
            kind: Set("ASSIGN_PAIRS".to_owned()),
            title: Set("О закреплении наставнической пары".to_owned()),
            state: Set("SIGNED".to_owned()),
            number_folded: Set(Some(fold(&number))),
            number: Set(Some(number)),
            date: Set(Some(date)),
            order_year: Set(Some(date.year())),
            content: Set(json!({})),
            prepared_by: Set(head),
            prepared_at: Set(instant(date)),
            signed_by: Set(Some(head)),
            signed_at: Set(Some(instant(date))),
            starts_on: Set(Some(date)),
            ends_on: Set(None),
            subject_person_id: Set(None),
            cancelled_by: Set(None),
            cancelled_at: Set(None),
            cancel_reason: Set(None),
            version: Set(2),
        };
        rows.orders.push(row);
        id
    }

    fn programme(
        &self,
        rows: &mut Rows,
        mentorship: Uuid,
        [starts, ends]: [Date; 2],
        closed: Option<Date>,
    ) -> Uuid {
        let id = SystemIds.next();
        let state = if closed.is_some() {
            "COMPLETED"
        } else {
            "APPROVED"
        };
        let row = programme::ActiveModel {
            id: Set(id),
            mentorship_id: Set(mentorship),
            goal: Set("Освоить приёмы формирующего оценивания".to_owned()),
            expected_result: Set("Карта приёмов".to_owned()),
            starts_on: Set(starts),
            ends_on: Set(ends),
            long_term_reason: Set(None),
            state: Set(state.to_owned()),
            mentor_agreed: Set(true),
            mentee_agreed: Set(true),
            remark: Set(None),
            approved_by: Set(None),
            approved_on: Set(Some(starts)),
            closed_on: Set(closed),
            end_reason: Set(None),
            result: Set(closed.map(|_| "Выполнено".to_owned())),
            created_at: Set(instant(starts)),
            version: Set(1),
        };
        rows.programmes.push(row);
        id
    }

    fn meeting(&self, rows: &mut Rows, mentorship: Uuid, mentor: Uuid, held: Date) {
        let row = meeting::ActiveModel {
            id: Set(SystemIds.next()),
            mentorship_id: Set(mentorship),
            held_on: Set(held),
            minutes: Set(45),
            mode: Set("IN_PERSON".to_owned()),
            topic: Set("Разбор урока".to_owned()),
            summary: Set("Обсудили начало урока".to_owned()),
            goals: Set("Принести лист критериев".to_owned()),
            recorded_by: Set(mentor),
            recorded_at: Set(instant(held)),
            removed_at: Set(None),
        };
        rows.meetings.push(row);
    }

    fn practice(
        &self,
        rows: &mut Rows,
        place: &Placed,
        programme: Uuid,
        authors: [Uuid; 2],
        closed: Date,
        seed: usize,
    ) {
        let id = SystemIds.next();
        let chosen = |words: &[&str]| {
            words
                .get(seed % words.len().max(1))
                .copied()
                .unwrap_or("Практика")
                .to_owned()
        };
        let (title, text) = (chosen(self.titles), chosen(self.texts));
        let published =
            instant(closed) + chrono::Duration::seconds(i64::try_from(seed).unwrap_or(0));
        let row = practice::ActiveModel {
            id: Set(id),
            school_id: Set(place.school),
            municipality_id: Set(place.municipality),
            region_id: Set(self.region.0),
            programme_id: Set(programme),
            slug: Set(Some(format!("praktika-{}", id.simple()))),
            search_text: Set(search::index(&[&title, &text])),
            title: Set(title),
            problem: Set(text.clone()),
            actions: Set(text.clone()),
            result: Set(text.clone()),
            conditions: Set(text),
            form: Set("TEACHER_TEACHER".to_owned()),
            format: Set("ONE_TO_ONE".to_owned()),
            state: Set("PUBLISHED".to_owned()),
            remark: Set(None),
            published_at: Set(Some(published)),
            first_published_on: Set(Some(closed)),
            created_at: Set(published),
            version: Set(1),
        };
        rows.practices.push(row);
        let topic = practice_topic::ActiveModel {
            practice_id: Set(id),
            topic: Set("TEACHING_METHODS".to_owned()),
        };
        rows.topics.push(topic);
        for (position, person) in (0..).zip(authors) {
            let row = practice_author::ActiveModel {
                practice_id: Set(id),
                person_id: Set(person),
                position: Set(position),
            };
            rows.authors.push(row);
            self.agree(rows, place, person, closed);
        }
    }

    fn agree(&self, rows: &mut Rows, place: &Placed, person: Uuid, from: Date) {
        let id = SystemIds.next();
        let row = consent::ActiveModel {
            id: Set(id),
            person_id: Set(person),
            school_id: Set(place.school),
            purpose: Set(code(ConsentPurpose::PersonalDataDissemination)),
            text_version: Set("2026-09".to_owned()),
            fields: Set(json!(PublicField::ALL)),
            channel: Set("ACCOUNT".to_owned()),
            valid_from: Set(from),
            valid_until: Set(None),
            withdrawn_on: Set(None),
            recorded_by: Set(person),
            recorded_at: Set(instant(from)),
            resources: Set(json!(["PORTAL"])),
            signed_text: Set(None),
            replaced_by: Set(None),
            representative_last_name: Set(None),
            representative_first_name: Set(None),
            representative_patronymic: Set(None),
            representative_relation: Set(None),
            review_on: Set(None),
        };
        rows.consents.push(row);
        for field in PublicField::ALL {
            let row = consent_field::ActiveModel {
                consent_id: Set(id),
                field: Set(code(field)),
            };
            rows.consent_fields.push(row);
        }
    }
}

struct Placed {
    school: Uuid,
    municipality: Uuid,
}

fn instant(day: Date) -> Timestamp {
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}
