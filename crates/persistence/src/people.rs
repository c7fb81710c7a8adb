//! People: each one once, for all their jobs.

use domain::access::rules::partner::Keep as KeepPartner;
use domain::access::rules::person::{Edit, PersonFacts};
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Permit, Scope};
use domain::clock::{Date, SchoolYear, Timestamp};
use domain::id::{MentorshipId, PersonId};
use domain::mentoring::{Answer, MentorshipStateKind, Side};
use domain::text::{Email, Line, PersonName, Phone, fold};
use sea_orm::sea_query::{
    Condition, Expr, ExprTrait, IntoIden, Query, SelectStatement, SimpleExpr,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::accounts::one;
use crate::codes;
use crate::employments::{Employments, Job};
use crate::entity::person::{ActiveModel, Column, Entity, Model};
use crate::entity::{employment, mentorship, mentorship_participant, school};
use crate::error::StoreError;
use crate::figures::young_after;
use crate::page::{self, KeyPart, Slice, Window};
use crate::pupils::{Pupil, Pupils};
use crate::scope::{self, Places};

/// A person as they are kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// What they are called.
    pub name: PersonName,
    /// Where letters reach them.
    pub email: Option<String>,
    /// Where calls reach them.
    pub phone: Option<String>,
    /// When they were born.
    pub birth_date: Option<Date>,
    /// Counts the edits.
    pub version: i32,
}

/// What is known of a person apart from their jobs.
#[derive(Clone, Debug)]
pub struct PersonalData<'a> {
    /// What they are called.
    pub name: &'a PersonName,
    /// Where letters reach them.
    pub email: Option<&'a Email>,
    /// Where calls reach them.
    pub phone: Option<&'a Phone>,
    /// When they were born.
    pub birth_date: Option<Date>,
}

/// Which people of a scope are wanted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PeopleFilter {
    /// Whose name has these words; a single letter is an initial.
    pub text: Option<String>,
    /// Who has a job in the scope that is not over on the day, or who has none any more.
    pub employed: Option<(Date, bool)>,
    /// Who is a young teacher of the year by a job in the scope.
    pub young_in: Option<SchoolYear>,
}

/// The repository of people.
pub struct People<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> People<'_, C> {
    /// The person with this id.
    pub async fn find(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        Entity::find_by_id(id.0)
            .one(self.0)
            .await?
            .map(Person::try_from)
            .transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        let ids = ids.iter().map(|id| id.0);
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids))
            .all(self.0)
            .await?;
        rows.into_iter().map(Person::try_from).collect()
    }

    /// The person with what the policy asks about them at `now`.
    pub async fn with_facts(
        &self,
        id: PersonId,
        now: Timestamp,
    ) -> Result<Option<(Person, PersonFacts)>, StoreError> {
        let Some(person) = self.find(id).await? else {
            return Ok(None);
        };
        let jobs = Employments(self.0).of_people(&[id]).await?;
        let partners = self.partners_of(&[id]).await?;
        let pupil = Pupils(self.0).find(id).await?;
        let partners = partners.into_iter().map(|pair| pair.1);
        let facts = person_facts(id, &jobs, pupil.as_ref(), partners, now);
        Ok(Some((person, facts)))
    }

    /// Who shares a running or proposed mentorship with each of `people`, as (one of them, the other).
    pub async fn partners_of(
        &self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, PersonId)>, StoreError> {
        use mentorship_participant::{Column, Entity};
        let shared = Query::select()
            .column((Entity, Column::MentorshipId))
            .from(Entity)
            .inner_join(mentorship::Entity, of_mentorship())
            .and_where(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .cond_where(open())
            .cond_where(staying())
            .to_owned();
        let lines = Entity::find()
            .filter(Column::MentorshipId.in_subquery(shared))
            .filter(staying())
            .all(self.0)
            .await?;
        let line = |row: &mentorship_participant::Model| {
            (MentorshipId(row.mentorship_id), PersonId(row.person_id))
        };
        let mut found = Vec::new();
        for (shared, one) in lines.iter().map(line).filter(|(_, id)| people.contains(id)) {
            let others = lines.iter().map(line);
            found.extend(
                others
                    .filter(|(mentorship, other)| *mentorship == shared && *other != one)
                    .map(|(_, other)| (one, other)),
            );
        }
        Ok(found)
    }

    /// A page of the people who work or worked within `scope`, by name.
    pub async fn within(
        &self,
        scope: &Scope,
        filter: &PeopleFilter,
        slice: &Slice,
    ) -> Result<Window<Person>, StoreError> {
        let keys = [
            page::up(Expr::col((Entity, Column::NameFolded))),
            page::up(Expr::col((Entity, Column::Id))),
        ];
        let place = |row: &Model| vec![KeyPart::Text(row.name_folded.clone()), KeyPart::Id(row.id)];
        page::fetch(select(scope, filter), self.0, &keys, slice, place)
            .await?
            .try_map(Person::try_from)
    }

    /// All people who work or worked within `scope`, by name.
    pub(crate) async fn all_within(&self, scope: &Scope) -> Result<Vec<Person>, StoreError> {
        let rows = select(scope, &PeopleFilter::default())
            .order_by_asc(Column::NameFolded)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Person::try_from).collect()
    }

    /// How many people work or worked within `scope`.
    pub async fn count(&self, scope: &Scope, filter: &PeopleFilter) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }

    /// People of `scope` who may be the one about to be entered: of the same name, or of the same last name and
    /// birth date. At most ten, by name.
    pub async fn similar(
        &self,
        scope: &Scope,
        name: &PersonName,
        birth_date: Option<Date>,
    ) -> Result<Vec<Person>, StoreError> {
        let mut alike = Condition::any().add(Column::NameFolded.eq(name.folded()));
        if let Some(date) = birth_date {
            let namesake = Column::NameFolded.starts_with(format!("{} ", fold(name.last())));
            alike = alike.add(namesake.and(Column::BirthDate.eq(date)));
        }
        let rows = select(scope, &PeopleFilter::default())
            .filter(alike)
            .order_by_asc(Column::NameFolded)
            .order_by_asc(Column::Id)
            .limit(10)
            .all(self.0)
            .await?;
        rows.into_iter().map(Person::try_from).collect()
    }
}

impl People<'_, DatabaseTransaction> {
    /// Enters somebody whom the partner of the permit sends.
    pub async fn add_sent(
        &self,
        _permit: &Permit<KeepPartner>,
        id: PersonId,
        data: &PersonalData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.insert(id, data, now).await
    }

    /// Enters a person at the school that the permit is for.
    pub async fn add(
        &self,
        _permit: &Permit<KeepPeople>,
        id: PersonId,
        data: &PersonalData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.insert(id, data, now).await
    }

    async fn insert(
        &self,
        id: PersonId,
        data: &PersonalData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            last_name: Set(data.name.last().to_owned()),
            first_name: Set(data.name.first().to_owned()),
            patronymic: Set(data.name.patronymic().map(str::to_owned)),
            name_folded: Set(data.name.folded()),
            email: Set(data.email.map(|email| email.as_str().to_owned())),
            phone: Set(data.phone.map(|phone| phone.as_str().to_owned())),
            birth_date: Set(data.birth_date),
            created_at: Set(now),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Corrects the record of the person that the permit is for; [`StoreError::Conflict`] when somebody was faster.
    pub async fn edit(
        &self,
        permit: &Permit<Edit>,
        version: i32,
        data: &PersonalData<'_>,
    ) -> Result<(), StoreError> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let done = Entity::update_many()
            .col_expr(Column::LastName, Expr::val(data.name.last()))
            .col_expr(Column::FirstName, Expr::val(data.name.first()))
            .col_expr(Column::Patronymic, Expr::val(owned(data.name.patronymic())))
            .col_expr(Column::NameFolded, Expr::val(data.name.folded()))
            .col_expr(
                Column::Email,
                Expr::val(owned(data.email.map(Email::as_str))),
            )
            .col_expr(
                Column::Phone,
                Expr::val(owned(data.phone.map(Line::as_str))),
            )
            .col_expr(Column::BirthDate, Expr::val(data.birth_date))
            .col_expr(Column::Version, Expr::val(version + 1))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

/// What the policy asks about a person, from their jobs, the school where they learn, and their partners.
pub fn person_facts(
    id: PersonId,
    jobs: &[Job],
    pupil: Option<&Pupil>,
    partners: impl IntoIterator<Item = PersonId>,
    now: Timestamp,
) -> PersonFacts {
    let current = jobs.iter().filter(|job| job.is_current(now));
    PersonFacts {
        id,
        works_at: current
            .map(|job| job.at)
            .chain(pupil.map(|pupil| pupil.at))
            .collect(),
        paired_with: partners.into_iter().collect(),
    }
}

/// Mentorships that run or are on the way to it.
pub(crate) fn open() -> Condition {
    let states = MentorshipStateKind::TAKING_A_PLACE.map(MentorshipStateKind::code);
    Condition::all().add(mentorship::Column::State.is_in(states))
}

/// Participants who neither declined nor left what goes on without them.
pub(crate) fn staying() -> Condition {
    use mentorship_participant::Column;
    Condition::all()
        .add(Column::Answer.ne(codes::code(Answer::Declined)))
        .add(Column::LeftOn.is_null())
}

/// Participants who do what is done on `side`: see [`domain::mentoring::Participant::acts_on`].
pub(crate) fn acting(side: Side) -> Condition {
    acting_as(mentorship_participant::Entity, side)
}

/// The same for the lines of a table that goes by another name.
pub(crate) fn acting_as(lines: impl IntoIden, side: Side) -> Condition {
    use mentorship_participant::Column;
    let lines = lines.into_iden();
    Condition::any()
        .add(Expr::col((lines.clone(), Column::Side)).eq(codes::code(side)))
        .add(Expr::col((lines, Column::TwoWay)).eq(true))
}

/// The line of a participant belongs to the mentorship.
pub(crate) fn of_mentorship() -> SimpleExpr {
    use mentorship_participant::{Column, Entity};
    Expr::col((mentorship::Entity, mentorship::Column::Id)).equals((Entity, Column::MentorshipId))
}

/// People whose name has every word of `text`, the first eight of them; a single letter begins a word of the name:
/// «Иванова М. П.».
pub(crate) fn named(text: &str) -> Condition {
    let folded = fold(text);
    let words = folded.split(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’')));
    words
        .filter(|word| !word.is_empty())
        .take(8)
        .fold(Condition::all(), |all, word| {
            if word.chars().count() > 1 {
                return all.add(Column::NameFolded.contains(word));
            }
            let inner = Column::NameFolded.contains(format!(" {word}"));
            all.add(inner.or(Column::NameFolded.starts_with(word)))
        })
}

fn select(scope: &Scope, filter: &PeopleFilter) -> Select<Entity> {
    let mut jobs = jobs_within(scope);
    if let Some(year) = filter.young_in {
        jobs.cond_where(young_in(year));
    }
    let mut query = Entity::find();
    if let Some((day, employed)) = filter.employed {
        let mut lasting = jobs_within(scope);
        lasting.cond_where(lasting_on(day));
        query = query.filter(if employed {
            Column::Id.in_subquery(lasting)
        } else {
            Column::Id.not_in_subquery(lasting)
        });
    }
    query = query.filter(Column::Id.in_subquery(jobs));
    if let Some(text) = &filter.text {
        query = query.filter(named(text));
    }
    query
}

/// Who has, or had, a job in `scope`.
fn jobs_within(scope: &Scope) -> SelectStatement {
    use employment::{Column, Entity};
    let places = Places {
        school: school::Column::Id,
        municipality: school::Column::MunicipalityId,
        region: school::Column::RegionId,
        participant: |id| Condition::all().add(Column::PersonId.eq(id.0)),
    };
    Query::select()
        .column((Entity, Column::PersonId))
        .from(Entity)
        .inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id)).equals((Entity, Column::SchoolId)),
        )
        .cond_where(scope::within(scope, &places))
        .to_owned()
}

/// Jobs that are not over on `day`; one that has yet to begin is among them.
fn lasting_on(day: Date) -> Condition {
    use employment::Column;
    Condition::any()
        .add(Column::EndedOn.is_null())
        .add(Column::EndedOn.gte(day))
}

/// [`Employment::is_young_in`](domain::people::Employment::is_young_in) as a condition.
fn young_in(year: SchoolYear) -> Condition {
    use employment::Column;
    Condition::all()
        .add(Column::StartedOn.lte(year.ends_on()))
        .add(lasting_on(year.starts_on()))
        .add(Column::TeachingSince.gt(young_after(year)))
        .add(Column::TeachingSince.lte(year.ends_on()))
}

impl TryFrom<Model> for Person {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let name = PersonName::parse(&row.last_name, &row.first_name, row.patronymic.as_deref());
        Ok(Self {
            id: PersonId(row.id),
            name: name.or(Err(StoreError::inconsistent("person", row.id)))?,
            email: row.email,
            phone: row.phone,
            birth_date: row.birth_date,
            version: row.version,
        })
    }
}
