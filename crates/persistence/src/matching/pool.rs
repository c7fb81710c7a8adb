//! Everybody who comes into question, in a number of statements that does not grow with the people.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Role;
use domain::clock::{Date, full_years};
use domain::id::{DeficitId, MunicipalityId, NeedId, PersonId, SchoolId};
use domain::matching::{History, MenteeCandidate, MentorCandidate, NamedDeficit, Phrase, Pool};
use domain::mentoring::{EndReason, MentorshipStateKind, Side};
use domain::people::{CardState, DeficitStatus, WishKind};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::{Ground, Matching};
use crate::absences;
use crate::codes;
use crate::entity::{
    absence, deficit, employment, mentor_card, mentorship, mentorship_participant, need, post,
    school, wish,
};
use crate::error::StoreError;
use crate::people::acting_as;
use crate::search::Words;
use crate::wishes::Wish;

impl<C: ConnectionTrait> Matching<'_, C> {
    /// The mentees of `ground` who wait for a mentor, and all mentors of the municipality, as they are on `today`.
    ///
    /// Those of other schools are there even for a run within one school: what they could do is part of the answer.
    pub async fn pool(&self, ground: Ground, today: Date) -> Result<Pool, StoreError> {
        let heads = self.heads(ground.municipality, today).await?;
        let mut past = self.past(ground.municipality).await?;
        let wishes = self.wishes(ground.municipality).await?;
        past.heed(&wishes);
        let away = self.away(ground.municipality, today).await?;
        let mentors = self.mentors(ground.municipality, today).await?;
        let mentors = mentors
            .into_iter()
            .map(|row| mentor(row, &heads, &past, today));
        let mut mentors: Vec<MentorCandidate> = mentors.collect::<Result<_, _>>()?;
        for one in &mut mentors {
            one.away = away.contains(&one.person);
            one.wishes = liked(&wishes, Side::Mentor, one.person);
        }
        let mut deficits = self.deficits(ground).await?;
        let mut mentees = Vec::new();
        for row in self.mentees(ground, today).await? {
            let named = deficits.remove(&row.need.id).unwrap_or_default();
            let mut one = mentee(row, named, &heads, &past, today)?;
            one.wishes = liked(&wishes, Side::Mentee, one.person);
            mentees.push(one);
        }
        Ok(Pool::new(mentors, mentees))
    }

    async fn mentors(
        &self,
        municipality: MunicipalityId,
        today: Date,
    ) -> Result<Vec<MentorRow>, StoreError> {
        use mentor_card::{Column, Entity};
        let mut query = Entity::find()
            .column(school::Column::MunicipalityId)
            .column(employment::Column::TeachingSince)
            .filter(school::Column::MunicipalityId.eq(municipality.0))
            .filter(Column::State.ne(codes::code(CardState::Left)));
        employed(
            &mut query,
            (Entity, Column::PersonId),
            (Entity, Column::SchoolId),
            today,
        );
        Ok(query.into_model().all(self.0).await?)
    }

    async fn mentees(&self, ground: Ground, today: Date) -> Result<Vec<MenteeRow>, StoreError> {
        use need::{Column, Entity};
        let mut query = Entity::find()
            .column(school::Column::MunicipalityId)
            .column(employment::Column::TeachingSince)
            .column(employment::Column::Subject)
            .filter(waiting(ground));
        employed(
            &mut query,
            (Entity, Column::PersonId),
            (Entity, Column::SchoolId),
            today,
        );
        Ok(query.into_model().all(self.0).await?)
    }

    async fn deficits(
        &self,
        ground: Ground,
    ) -> Result<BTreeMap<Uuid, Vec<NamedDeficit>>, StoreError> {
        use deficit::{Column, Entity};
        let mut needs = need::Entity::find()
            .select_only()
            .column(need::Column::Id)
            .filter(waiting(ground));
        QuerySelect::query(&mut needs).inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id))
                .equals((need::Entity, need::Column::SchoolId)),
        );
        let mut rows = Entity::find()
            .filter(Column::NeedId.in_subquery(sea_orm::QueryTrait::into_query(needs)))
            .filter(Column::Status.ne(codes::code(DeficitStatus::Resolved)))
            .all(self.0)
            .await?;
        rows.sort_by_key(|row| (row.position, row.id));
        let mut found: BTreeMap<Uuid, Vec<NamedDeficit>> = BTreeMap::new();
        for row in rows {
            found.entry(row.need_id).or_default().push(NamedDeficit {
                id: DeficitId(row.id),
                kind: codes::value(&row.kind, "deficit", row.id)?,
                area: phrase(row.area),
            });
        }
        Ok(found)
    }

    /// Who leads which school of the municipality.
    async fn heads(
        &self,
        municipality: MunicipalityId,
        today: Date,
    ) -> Result<BTreeMap<Uuid, BTreeSet<SchoolId>>, StoreError> {
        use post::{Column, Entity};
        let rows = Entity::find()
            .filter(Column::Role.eq(codes::code(Role::Head)))
            .filter(Column::SchoolId.in_subquery(schools_of(municipality)))
            .filter(Column::ValidFrom.lte(today))
            .filter(
                Column::ValidUntil
                    .is_null()
                    .or(Column::ValidUntil.gte(today)),
            )
            .all(self.0)
            .await?;
        let mut found: BTreeMap<Uuid, BTreeSet<SchoolId>> = BTreeMap::new();
        for row in rows {
            let led = row.school_id.map(SchoolId);
            found.entry(row.person_id).or_default().extend(led);
        }
        Ok(found)
    }

    /// Who of the municipality's mentors is away on `today`.
    async fn away(
        &self,
        municipality: MunicipalityId,
        today: Date,
    ) -> Result<BTreeSet<PersonId>, StoreError> {
        let rows = absence::Entity::find()
            .filter(absences::on(today))
            .filter(absence::Column::PersonId.in_subquery(card_owners(municipality)))
            .all(self.0)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| PersonId(row.person_id))
            .collect())
    }

    /// What people of the municipality's schools wish about colleagues.
    async fn wishes(&self, municipality: MunicipalityId) -> Result<Vec<Wish>, StoreError> {
        let rows = wish::Entity::find()
            .filter(wish::Column::SchoolId.in_subquery(schools_of(municipality)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Wish::try_from).collect()
    }

    /// What the mentors of the municipality have behind them, and with whom.
    async fn past(&self, municipality: MunicipalityId) -> Result<Past, StoreError> {
        use mentorship_participant::{Column as Line, Entity as Lines};
        let (supports, supported) = (Alias::new("supports"), Alias::new("supported"));
        let column = |line: &Alias, column: Line| Expr::col((line.clone(), column));
        let cards = card_owners(municipality);
        let query = Query::select()
            .expr_as(column(&supports, Line::PersonId), Alias::new("mentor"))
            .expr_as(column(&supported, Line::PersonId), Alias::new("mentee"))
            .expr_as(
                Expr::col((mentorship::Entity, mentorship::Column::State)),
                Alias::new("state"),
            )
            .expr_as(
                Expr::col((mentorship::Entity, mentorship::Column::EndReason)),
                Alias::new("end_reason"),
            )
            .expr_as(
                Expr::col((mentorship::Entity, mentorship::Column::Id)),
                Alias::new("id"),
            )
            .from_as(Lines, supports.clone())
            .join_as(
                JoinType::InnerJoin,
                Lines,
                supported.clone(),
                column(&supported, Line::MentorshipId)
                    .equals((supports.clone(), Line::MentorshipId))
                    .and(
                        column(&supported, Line::PersonId)
                            .not_equals((supports.clone(), Line::PersonId)),
                    ),
            )
            .inner_join(
                mentorship::Entity,
                Expr::col((mentorship::Entity, mentorship::Column::Id))
                    .equals((supports.clone(), Line::MentorshipId)),
            )
            .cond_where(acting_as(supported.clone(), Side::Mentee))
            .cond_where(acting_as(supports.clone(), Side::Mentor))
            .and_where(column(&supports, Line::PersonId).in_subquery(cards))
            .to_owned();
        let mut past = Past::default();
        for row in &self.0.query_all(&query).await? {
            past.add(PastRow::from_query_result(row, "")?)?;
        }
        Ok(past)
    }
}

/// Joins the job that makes somebody of the bank a candidate: at the bank's school, on `today`.
fn employed<E: EntityTrait>(
    query: &mut Select<E>,
    person: (E, E::Column),
    at: (E, E::Column),
    today: Date,
) {
    use employment::{Column, Entity};
    let job = |column| Expr::col((Entity, column));
    let now = Condition::all()
        .add(job(Column::PersonId).equals(person))
        .add(job(Column::SchoolId).equals(at))
        .add(job(Column::StartedOn).lte(today))
        .add(
            job(Column::EndedOn)
                .is_null()
                .or(job(Column::EndedOn).gte(today)),
        );
    QuerySelect::query(query)
        .inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id)).equals(at),
        )
        .join(JoinType::InnerJoin, Entity, now);
}

/// Needs of the ground that are in the bank and that no running or proposed mentorship answers.
fn waiting(ground: Ground) -> Condition {
    let place = match ground.school {
        Some(school) => need::Column::SchoolId.eq(school.0),
        None => school::Column::MunicipalityId.eq(ground.municipality.0),
    };
    Condition::all()
        .add(place)
        .add(need::Column::State.eq(codes::code(CardState::InBank)))
        .add(Expr::exists(crate::needs::mentored()).not())
}

/// Whom of the other side `person` would like to work with.
fn liked(wishes: &[Wish], side: Side, person: PersonId) -> BTreeSet<PersonId> {
    let own = wishes
        .iter()
        .filter(|wish| wish.side == side && wish.person == person && wish.kind == WishKind::Like);
    own.map(|wish| wish.colleague).collect()
}

fn card_owners(municipality: MunicipalityId) -> SelectStatement {
    Query::select()
        .column(mentor_card::Column::PersonId)
        .from(mentor_card::Entity)
        .and_where(mentor_card::Column::SchoolId.in_subquery(schools_of(municipality)))
        .to_owned()
}

fn schools_of(municipality: MunicipalityId) -> SelectStatement {
    Query::select()
        .column(school::Column::Id)
        .from(school::Entity)
        .and_where(school::Column::MunicipalityId.eq(municipality.0))
        .to_owned()
}

#[derive(FromQueryResult)]
struct MentorRow {
    #[sea_orm(nested)]
    card: mentor_card::Model,
    municipality_id: Uuid,
    teaching_since: Option<Date>,
}

#[derive(FromQueryResult)]
struct MenteeRow {
    #[sea_orm(nested)]
    need: need::Model,
    municipality_id: Uuid,
    teaching_since: Option<Date>,
    subject: Option<String>,
}

#[derive(FromQueryResult)]
struct PastRow {
    mentor: Uuid,
    mentee: Uuid,
    state: String,
    end_reason: Option<String>,
    id: Uuid,
}

/// What mentors have behind them.
#[derive(Default)]
struct Past {
    taken: BTreeMap<Uuid, u32>,
    completed: BTreeMap<Uuid, u32>,
    /// By mentee and mentor.
    together: BTreeMap<Uuid, BTreeMap<PersonId, History>>,
}

impl Past {
    fn add(&mut self, row: PastRow) -> Result<(), StoreError> {
        const TABLE: &str = "mentorship";
        let state: MentorshipStateKind = codes::value(&row.state, TABLE, row.id)?;
        let reason = row.end_reason.as_deref();
        let reason = reason.map(|code| codes::value::<EndReason>(code, TABLE, row.id));
        let completed = reason.transpose()? == Some(EndReason::PlanCompleted);
        let running = MentorshipStateKind::TAKING_A_PLACE.contains(&state);
        if running {
            *self.taken.entry(row.mentor).or_default() += 1;
        }
        if completed {
            *self.completed.entry(row.mentor).or_default() += 1;
        }
        let with = self.together.entry(row.mentee).or_default();
        let history = with.entry(PersonId(row.mentor)).or_default();
        history.running |= running;
        history.declined |= state == MentorshipStateKind::Declined;
        history.completed |= completed;
        Ok(())
    }

    /// Who would rather not has said no, whichever of the two it is.
    fn heed(&mut self, wishes: &[Wish]) {
        for wish in wishes
            .iter()
            .filter(|wish| wish.kind == WishKind::RatherNot)
        {
            let (mentor, mentee) = wish.pair();
            let with = self.together.entry(mentee.0).or_default();
            with.entry(mentor).or_default().declined = true;
        }
    }
}

fn mentor(
    row: MentorRow,
    heads: &BTreeMap<Uuid, BTreeSet<SchoolId>>,
    past: &Past,
    today: Date,
) -> Result<MentorCandidate, StoreError> {
    const TABLE: &str = "mentor_card";
    let card = row.card;
    let id = card.id;
    Ok(MentorCandidate {
        person: PersonId(card.person_id),
        school: SchoolId(card.school_id),
        municipality: MunicipalityId(row.municipality_id),
        also_at: BTreeSet::new(),
        state: codes::value(&card.state, TABLE, id)?,
        away: false,
        competences: phrases(card.competences, TABLE, id)?,
        subjects: phrases(card.subjects, TABLE, id)?,
        topics: codes::list(card.topics, TABLE, id)?.into_iter().collect(),
        formats: codes::list(card.formats, TABLE, id)?.into_iter().collect(),
        capacity: u32::try_from(card.capacity).or(Err(StoreError::inconsistent(TABLE, id)))?,
        taken: past.taken.get(&card.person_id).copied().unwrap_or(0),
        teaching_years: row.teaching_since.map(|since| full_years(since, today)),
        leads: heads.get(&card.person_id).cloned().unwrap_or_default(),
        completed: past.completed.get(&card.person_id).copied().unwrap_or(0),
        wishes: BTreeSet::new(),
    })
}

fn mentee(
    row: MenteeRow,
    deficits: Vec<NamedDeficit>,
    heads: &BTreeMap<Uuid, BTreeSet<SchoolId>>,
    past: &Past,
    today: Date,
) -> Result<MenteeCandidate, StoreError> {
    const TABLE: &str = "need";
    let need = row.need;
    let id = need.id;
    Ok(MenteeCandidate {
        person: PersonId(need.person_id),
        need: NeedId(id),
        school: SchoolId(need.school_id),
        municipality: MunicipalityId(row.municipality_id),
        deficits,
        topics: codes::list(need.topics, TABLE, id)?.into_iter().collect(),
        formats: codes::list(need.formats, TABLE, id)?.into_iter().collect(),
        subject: row.subject.map(phrase),
        categories: codes::list(need.categories, TABLE, id)?
            .into_iter()
            .collect(),
        teaching_years: row.teaching_since.map(|since| full_years(since, today)),
        leads: heads.get(&need.person_id).cloned().unwrap_or_default(),
        history: past
            .together
            .get(&need.person_id)
            .cloned()
            .unwrap_or_default(),
        wishes: BTreeSet::new(),
    })
}

fn phrases(
    json: serde_json::Value,
    table: &'static str,
    id: Uuid,
) -> Result<Vec<Phrase>, StoreError> {
    let texts: Vec<String> = codes::list(json, table, id)?;
    Ok(texts.into_iter().map(phrase).collect())
}

fn phrase(text: String) -> Phrase {
    let stems = Words::of(&text).map(Words::into_stems).unwrap_or_default();
    Phrase { text, stems }
}
