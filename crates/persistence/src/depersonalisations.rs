//! Data that become nobody's: who is due, what is taken out of the rows, and the act about it.
//!
//! Rows stay, for history is counted by them; what they say of the person goes. [`mod@own`] names what is the person's
//! own, [`mod@mentions`] finds their name in every other text of the database, whatever table comes to hold it.

mod mentions;
mod own;

use domain::clock::{Date, Timestamp};
use domain::id::{DepersonalisationId, PersonId, SchoolId};
use domain::people::{Basis, Due, Traces};
use domain::text::PersonName;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect, Statement,
};
use uuid::Uuid;

use crate::audit::Change;
use crate::codes;
use crate::entity::depersonalisation::{ActiveModel, Column, Entity, Model};
use crate::entity::person;
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::store::{Failure, Operation, Store};
use crate::unit_of_work::UnitOfWork;

/// What stands for a name that is nobody's any more.
pub const NOBODY: &str = "Обезличено";

/// The most people of one look: each is a transaction that reads every text of the database.
const AT_ONCE: u64 = 50;

/// An act: whose data became nobody's, when and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Act {
    /// Its id.
    pub id: DepersonalisationId,
    /// Whose data they were.
    pub person: PersonId,
    /// The school that answers for them: the last one.
    pub school: SchoolId,
    /// «3/2026».
    pub number: String,
    /// Why, and by which day it was due.
    pub due: Due,
    /// When it was done.
    pub done_on: Date,
    /// Whether somebody else has the same name, so that texts of others were left as they are.
    pub namesakes: bool,
}

/// Somebody whose data may be due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Candidate {
    person: PersonId,
    school: SchoolId,
    traces: Traces,
}

/// The repository of what became nobody's.
pub struct Depersonalisations<'c, C>(pub(crate) &'c C);

/// Whoever has no tie left. $1: today. Their last days, and the day on which the last consent to processing was taken back.
const UNTIED: &str = "SELECT p.id, \
    (SELECT MAX(e.ended_on) FROM employment e WHERE e.person_id = p.id) AS last_job, \
    (SELECT MAX(u.until) FROM pupil u WHERE u.person_id = p.id) AS last_class, \
    (SELECT MAX(m.ended_on) FROM mentorship m JOIN mentorship_participant q ON q.mentorship_id = m.id \
        WHERE q.person_id = p.id) AS last_pair, \
    (SELECT MAX(c.withdrawn_on) FROM consent c WHERE c.person_id = p.id AND c.purpose = 'PERSONAL_DATA_PROCESSING' \
        AND NOT EXISTS (SELECT 1 FROM consent v WHERE v.person_id = p.id AND v.purpose = c.purpose \
        AND v.withdrawn_on IS NULL AND (v.valid_until IS NULL OR v.valid_until >= $1))) AS withdrawn_on, \
    COALESCE((SELECT e.school_id FROM employment e WHERE e.person_id = p.id \
        ORDER BY e.ended_on DESC, e.id DESC LIMIT 1), \
        (SELECT u.school_id FROM pupil u WHERE u.person_id = p.id LIMIT 1)) AS school_id \
    FROM person p \
    WHERE NOT EXISTS (SELECT 1 FROM depersonalisation d WHERE d.person_id = p.id) \
    AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.person_id = p.id AND h.lifted_on IS NULL) \
    AND NOT EXISTS (SELECT 1 FROM employment e WHERE e.person_id = p.id AND (e.ended_on IS NULL OR e.ended_on >= $1)) \
    AND NOT EXISTS (SELECT 1 FROM pupil u WHERE u.person_id = p.id AND (u.until IS NULL OR u.until >= $1)) \
    AND NOT EXISTS (SELECT 1 FROM post t WHERE t.person_id = p.id AND (t.valid_until IS NULL OR t.valid_until >= $1)) \
    AND NOT EXISTS (SELECT 1 FROM mentorship m JOIN mentorship_participant q ON q.mentorship_id = m.id \
        WHERE q.person_id = p.id AND q.answer <> 'DECLINED' AND q.left_on IS NULL \
        AND m.state IN ('PROPOSED', 'AGREED', 'ORDER_PREPARED', 'ACTIVE'))";

impl<C: ConnectionTrait> Depersonalisations<'_, C> {
    /// A page of the acts of `school`, the latest first.
    pub async fn page(&self, school: SchoolId, slice: &Slice) -> Result<Window<Act>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::DoneAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.done_at), KeyPart::Id(row.id)];
        let query = Entity::find().filter(Column::SchoolId.eq(school.0));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(Act::try_from)
    }

    /// How many there are.
    pub async fn count(&self, school: SchoolId) -> Result<u64, StoreError> {
        let query = Entity::find().filter(Column::SchoolId.eq(school.0));
        Ok(query.count(self.0).await?)
    }

    /// Who may be due on `today` when data are kept for `years`, or whether the one of `only` is.
    async fn candidates(
        &self,
        today: Date,
        years: u32,
        only: Option<PersonId>,
    ) -> Result<Vec<Candidate>, StoreError> {
        let months = chrono::Months::new(years.saturating_mul(12));
        let kept = today.checked_sub_months(months).unwrap_or(Date::MIN);
        let mut values: Vec<sea_orm::Value> = vec![today.into(), kept.into()];
        let mut which = "(COALESCE(x.last_job, $2) <= $2 AND COALESCE(x.last_class, $2) <= $2 \
             AND COALESCE(x.last_pair, $2) <= $2) OR x.withdrawn_on IS NOT NULL"
            .to_owned();
        if let Some(person) = only {
            which = format!("({which}) AND x.id = $3");
            values.push(person.0.into());
        }
        let sql = format!(
            "SELECT x.* FROM ({UNTIED}) x WHERE x.school_id IS NOT NULL AND ({which}) ORDER BY x.id"
        );
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, values);
        let rows = Row::find_by_statement(statement).all(self.0).await?;
        Ok(rows.into_iter().map(Candidate::from).collect())
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    last_job: Option<Date>,
    last_class: Option<Date>,
    last_pair: Option<Date>,
    withdrawn_on: Option<Date>,
    school_id: Uuid,
}

impl From<Row> for Candidate {
    fn from(row: Row) -> Self {
        let days = [row.last_job, row.last_class, row.last_pair];
        Self {
            person: PersonId(row.id),
            school: SchoolId(row.school_id),
            traces: Traces {
                // The statement leaves out who is tied or held.
                tied: false,
                last_day: days.into_iter().flatten().max(),
                withdrawn_on: row.withdrawn_on,
                held: false,
            },
        }
    }
}

/// Makes nobody's what is due when data are kept for `years`, each person in a transaction of their own; says how many.
/// What is left over waits for the next look.
pub async fn depersonalise(store: &Store, years: u32) -> Result<u64, StoreError> {
    let today = store.clock().now().date_naive();
    let found = store.depersonalisations();
    let found = found.candidates(today, years, None).await?;
    let due = found
        .into_iter()
        .filter(|one| one.traces.due(years, today).is_some());
    let mut done = 0;
    for candidate in due.take(usize::try_from(AT_ONCE).unwrap_or(usize::MAX)) {
        let one = One {
            person: candidate.person,
            school: candidate.school,
            years,
        };
        match store.write(&one).await {
            Ok(true) => done += 1,
            // A job, a pair or a hold came in between.
            Ok(false) | Err(Failure::Refused(()) | Failure::Denied(_)) => {}
            Err(Failure::Store(error)) => return Err(error),
        }
    }
    store
        .write(&Proofs)
        .await
        .map_err(|failure| match failure {
            Failure::Store(error) => error,
            Failure::Refused(()) | Failure::Denied(_) => StoreError::Conflict,
        })?;
    Ok(done)
}

/// One person's data.
struct One {
    person: PersonId,
    school: SchoolId,
    years: u32,
}

impl Operation for One {
    type Done = bool;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<bool, Failure<()>> {
        // Whoever pairs or employs them locks the school as well.
        work.schools().lock(self.school).await?;
        let today = work.now().date_naive();
        let repository = work.depersonalisations();
        let found = repository
            .candidates(today, self.years, Some(self.person))
            .await?;
        let due = found
            .first()
            .and_then(|one| one.traces.due(self.years, today));
        let Some(due) = due else {
            return Ok(false);
        };
        let Some(row) = person::Entity::find_by_id(self.person.0)
            .one(repository.0)
            .await
            .map_err(StoreError::from)?
        else {
            return Ok(false);
        };
        let namesakes = repository.has_namesakes(&row).await?;
        let addresses = repository.addresses(&row).await?;
        repository.take_out_own(self.person, &addresses).await?;
        if !namesakes {
            let mut contacts = addresses.clone();
            contacts.extend(repository.own_telephone(&row).await?);
            repository.take_out_mentions(&row, &contacts).await?;
        }
        repository.rename(self.person).await?;
        let id = DepersonalisationId(work.fresh());
        let new = (id, self.person, self.school);
        repository
            .keep_act(new, due, (work.now(), today), namesakes)
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some("DEPERSONALISED"),
            ..Change::default()
        };
        work.note_consequence("person", "Depersonalise", self.person, change)
            .await?;
        Ok(true)
    }
}

/// Proofs of consents whose years are over.
struct Proofs;

impl Operation for Proofs {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        let today = work.now().date_naive();
        Ok(work.depersonalisations().forget_proofs(today).await?)
    }
}

impl Depersonalisations<'_, DatabaseTransaction> {
    /// Whether anybody else has the same name: texts that name it may then be about them.
    async fn has_namesakes(&self, row: &person::Model) -> Result<bool, StoreError> {
        let others = person::Entity::find()
            .filter(person::Column::NameFolded.eq(row.name_folded.as_str()))
            .filter(person::Column::Id.ne(row.id))
            .count(self.0)
            .await?;
        Ok(others > 0)
    }

    /// Their telephone, unless somebody else is reached by it as well: that of an office stays.
    async fn own_telephone(&self, row: &person::Model) -> Result<Option<String>, StoreError> {
        let Some(phone) = row.phone.as_deref().filter(|phone| !phone.is_empty()) else {
            return Ok(None);
        };
        let others = person::Entity::find()
            .filter(person::Column::Phone.eq(phone))
            .filter(person::Column::Id.ne(row.id))
            .count(self.0)
            .await?;
        Ok((others == 0).then(|| phone.to_owned()))
    }

    async fn rename(&self, person: PersonId) -> Result<(), StoreError> {
        use person::Column as Of;
        let name = PersonName::parse(NOBODY, NOBODY, None);
        let folded = name
            .map(|name| name.folded())
            .or(Err(StoreError::inconsistent("person", person.0)))?;
        person::Entity::update_many()
            .col_expr(Of::LastName, Expr::val(NOBODY))
            .col_expr(Of::FirstName, Expr::val(NOBODY))
            .col_expr(Of::Patronymic, Expr::val(None::<String>))
            .col_expr(Of::NameFolded, Expr::val(folded))
            .col_expr(Of::Email, Expr::val(None::<String>))
            .col_expr(Of::Phone, Expr::val(None::<String>))
            .col_expr(Of::BirthDate, Expr::val(None::<Date>))
            .filter(Of::Id.eq(person.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    async fn keep_act(
        &self,
        (id, person, school): (DepersonalisationId, PersonId, SchoolId),
        due: Due,
        (now, today): (Timestamp, Date),
        namesakes: bool,
    ) -> Result<(), StoreError> {
        use chrono::Datelike;
        let year = today.year();
        let last: Option<Option<i32>> = Entity::find()
            .select_only()
            .column_as(Column::Number.max(), "last")
            .filter(Column::SchoolId.eq(school.0))
            .filter(Column::Year.eq(year))
            .into_tuple()
            .one(self.0)
            .await?;
        let row = ActiveModel {
            id: Set(id.0),
            person_id: Set(person.0),
            school_id: Set(school.0),
            year: Set(year),
            number: Set(last.flatten().unwrap_or(0) + 1),
            basis: Set(codes::code(due.basis)),
            due_on: Set(due.on),
            done_on: Set(today),
            done_at: Set(now),
            namesakes: Set(namesakes),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }
}

impl TryFrom<Model> for Act {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let basis: Basis = codes::value(&row.basis, "depersonalisation", row.id)?;
        Ok(Self {
            id: DepersonalisationId(row.id),
            person: PersonId(row.person_id),
            school: SchoolId(row.school_id),
            number: format!("{}/{}", row.number, row.year),
            due: Due {
                basis,
                on: row.due_on,
            },
            done_on: row.done_on,
            namesakes: row.namesakes,
        })
    }
}
