//! Consents: one record for one purpose, never edited, only withdrawn (B-036, B-041; 152-ФЗ art. 9, 10.1).

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::access::rules::consent::{Give, RecordPaper, Withdraw};
use domain::clock::{Date, Timestamp};
use domain::consent::{Consent, ConsentChannel, ConsentPurpose, Representative, Terms};
use domain::id::{ConsentId, PersonId, SchoolId};
use domain::mentoring::{MentorshipStateKind, Side};
use domain::text::PersonName;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::consent::{ActiveModel, Column, Entity, Model};
use crate::entity::{consent_field, mentorship, mentorship_participant, practice, practice_author};
use crate::error::StoreError;
use crate::people;

/// A consent as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptConsent {
    /// Whose, to whom, for what, how long.
    pub terms: Consent,
    /// The version of the text that the person agreed to.
    pub text_version: String,
    /// How it was given.
    pub channel: ConsentChannel,
    /// The text as it was signed; absent for one that was recorded before texts were kept.
    pub signed_text: Option<serde_json::Value>,
}

/// A consent about to be recorded.
#[derive(Clone, Debug)]
pub struct NewConsent<'a> {
    /// Its id.
    pub id: ConsentId,
    /// The school it is given to.
    pub operator: SchoolId,
    /// What it says.
    pub terms: Terms<'a>,
    /// The version of the text.
    pub text_version: &'a str,
    /// The text as it was signed.
    pub signed_text: serde_json::Value,
    /// Who signed for a minor.
    pub signed_by: Option<&'a Representative>,
    /// When somebody has to look at it again.
    pub review_on: Option<Date>,
}

/// What binds a person to a school's mentoring, and so what a consent is good for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ties {
    /// Mentorships that run or are on the way to it, on either side.
    pub open: u32,
    /// Running ones in which the person is a mentor.
    pub mentoring: u32,
    /// Running ones in which the person is a mentee.
    pub mentored: u32,
    /// Published practices of the school that name the person as an author.
    pub published: u32,
}

/// The repository of consents.
pub struct Consents<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Consents<'_, C> {
    /// The consent with this id.
    pub async fn find(&self, id: ConsentId) -> Result<Option<KeptConsent>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(KeptConsent::try_from).transpose()
    }

    /// All consents of `people`, withdrawn and expired ones too, the latest first.
    pub async fn of_people(&self, people: &[PersonId]) -> Result<Vec<KeptConsent>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .order_by_desc(Column::ValidFrom)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(KeptConsent::try_from).collect()
    }

    /// The consent of `person` to `operator` for `purpose` that holds on `day`.
    pub async fn holding(
        &self,
        person: PersonId,
        operator: SchoolId,
        purpose: ConsentPurpose,
        day: Date,
    ) -> Result<Option<KeptConsent>, StoreError> {
        let all = self.of_people(&[person]).await?;
        Ok(all.into_iter().find(|consent| {
            let terms = &consent.terms;
            terms.operator == operator && terms.purpose == purpose && terms.holds(day)
        }))
    }

    /// What binds each person to each school; who is not bound at all is absent.
    pub async fn ties(
        &self,
        keys: &[(PersonId, SchoolId)],
    ) -> Result<BTreeMap<(PersonId, SchoolId), Ties>, StoreError> {
        let people: Vec<Uuid> = keys.iter().map(|(person, _)| person.0).collect();
        let schools: Vec<Uuid> = keys.iter().map(|(_, school)| school.0).collect();
        let mut found: BTreeMap<(PersonId, SchoolId), Ties> = BTreeMap::new();
        for (person, school, side, two_way, state) in self.lines(&people, &schools).await? {
            let ties = found
                .entry((PersonId(person), SchoolId(school)))
                .or_default();
            ties.open += 1;
            if state == MentorshipStateKind::Active.code() {
                let side: Side = codes::value(&side, "mentorship_participant", person)?;
                ties.mentoring += u32::from(two_way || side == Side::Mentor);
                ties.mentored += u32::from(two_way || side == Side::Mentee);
            }
        }
        for (person, school) in self.published(&people, &schools).await? {
            let ties = found
                .entry((PersonId(person), SchoolId(school)))
                .or_default();
            ties.published += 1;
        }
        found.retain(|key, _| keys.contains(key));
        Ok(found)
    }

    async fn lines(
        &self,
        people: &[Uuid],
        schools: &[Uuid],
    ) -> Result<Vec<(Uuid, Uuid, String, bool, String)>, StoreError> {
        use mentorship_participant as line;
        let mut query = line::Entity::find()
            .select_only()
            .column(line::Column::PersonId)
            .column(mentorship::Column::SchoolId)
            .column(line::Column::Side)
            .column(line::Column::TwoWay)
            .column(mentorship::Column::State)
            .filter(line::Column::PersonId.is_in(people.to_vec()))
            .filter(mentorship::Column::SchoolId.is_in(schools.to_vec()))
            .filter(people::open())
            .filter(people::staying());
        QuerySelect::query(&mut query).inner_join(mentorship::Entity, people::of_mentorship());
        Ok(query.into_tuple().all(self.0).await?)
    }

    async fn published(
        &self,
        people: &[Uuid],
        schools: &[Uuid],
    ) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
        use practice_author as author;
        let mut query = author::Entity::find()
            .select_only()
            .column(author::Column::PersonId)
            .column(practice::Column::SchoolId)
            .filter(author::Column::PersonId.is_in(people.to_vec()))
            .filter(practice::Column::SchoolId.is_in(schools.to_vec()))
            .filter(practice::Column::State.eq("PUBLISHED"));
        QuerySelect::query(&mut query).inner_join(
            practice::Entity,
            Expr::col((practice::Entity, practice::Column::Id))
                .equals((author::Entity, author::Column::PracticeId)),
        );
        Ok(query.into_tuple().all(self.0).await?)
    }
}

impl Consents<'_, DatabaseTransaction> {
    /// Records a consent that the person whom the permit is for gives in their own account.
    pub async fn give(
        &self,
        permit: &Permit<Give>,
        new: &NewConsent<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let person = PersonId(permit.on());
        self.insert(person, permit.by(), ConsentChannel::Account, new, now)
            .await
    }

    /// Records a consent that the person whom the permit is for signed on paper.
    pub async fn record_paper(
        &self,
        permit: &Permit<RecordPaper>,
        new: &NewConsent<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let person = PersonId(permit.on());
        self.insert(person, permit.by(), ConsentChannel::Paper, new, now)
            .await
    }

    /// Ends a consent of `person` because `new`, given today, takes its place; [`StoreError::Conflict`] when it ended
    /// before.
    pub async fn replace(
        &self,
        person: PersonId,
        old: ConsentId,
        new: ConsentId,
        on: Date,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::WithdrawnOn, Expr::val(on))
            .col_expr(Column::ReplacedBy, Expr::val(new.0))
            .filter(Column::Id.eq(old.0))
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::WithdrawnOn.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Withdraws a consent of the person whom the permit is for; [`StoreError::Conflict`] when it was withdrawn before.
    pub async fn withdraw(
        &self,
        permit: &Permit<Withdraw>,
        id: ConsentId,
        on: Date,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::WithdrawnOn, Expr::val(on))
            .filter(Column::Id.eq(id.0))
            .filter(Column::PersonId.eq(permit.on()))
            .filter(Column::WithdrawnOn.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    async fn insert(
        &self,
        person: PersonId,
        by: PersonId,
        channel: ConsentChannel,
        new: &NewConsent<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let terms = &new.terms;
        let signer = new.signed_by;
        let name = |part: fn(&PersonName) -> Option<&str>| {
            signer.and_then(|signer| part(&signer.name).map(str::to_owned))
        };
        let row = ActiveModel {
            id: Set(new.id.0),
            person_id: Set(person.0),
            school_id: Set(new.operator.0),
            purpose: Set(codes::code(terms.purpose)),
            text_version: Set(new.text_version.to_owned()),
            fields: Set(codes::json(terms.fields)?),
            channel: Set(codes::code(channel)),
            valid_from: Set(terms.valid_from),
            valid_until: Set(terms.valid_until),
            withdrawn_on: Set(None),
            recorded_by: Set(by.0),
            recorded_at: Set(now),
            resources: Set(codes::json(terms.resources)?),
            signed_text: Set(Some(new.signed_text.clone())),
            replaced_by: Set(None),
            representative_last_name: Set(name(|name| Some(name.last()))),
            representative_first_name: Set(name(|name| Some(name.first()))),
            representative_patronymic: Set(name(PersonName::patronymic)),
            representative_relation: Set(signer.map(|signer| codes::code(signer.relation))),
            review_on: Set(new.review_on),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        // The same once more as rows, which the public face joins.
        for field in terms.fields {
            let row = consent_field::ActiveModel {
                consent_id: Set(new.id.0),
                field: Set(codes::code(*field)),
            };
            consent_field::Entity::insert(row)
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }
}

impl TryFrom<Model> for KeptConsent {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "consent";
        let signed_by = representative(&row)?;
        Ok(Self {
            terms: Consent {
                id: ConsentId(row.id),
                person: PersonId(row.person_id),
                operator: SchoolId(row.school_id),
                purpose: codes::value(&row.purpose, TABLE, row.id)?,
                fields: codes::list(row.fields, TABLE, row.id)?,
                resources: codes::list(row.resources, TABLE, row.id)?,
                valid_from: row.valid_from,
                valid_until: row.valid_until,
                withdrawn_on: row.withdrawn_on,
                replaced_by: row.replaced_by.map(ConsentId),
                signed_by,
                review_on: row.review_on,
            },
            text_version: row.text_version,
            channel: codes::value(&row.channel, TABLE, row.id)?,
            signed_text: row.signed_text,
        })
    }
}

fn representative(row: &Model) -> Result<Option<Representative>, StoreError> {
    let broken = || StoreError::inconsistent("consent", row.id);
    let (Some(last), Some(first), Some(relation)) = (
        &row.representative_last_name,
        &row.representative_first_name,
        &row.representative_relation,
    ) else {
        return Ok(None);
    };
    let patronymic = row.representative_patronymic.as_deref();
    Ok(Some(Representative {
        name: PersonName::parse(last, first, patronymic).or(Err(broken()))?,
        relation: codes::value(relation, "consent", row.id)?,
    }))
}
