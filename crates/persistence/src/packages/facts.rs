//! The facts that packages are computed from, a statement for each source whatever the number of schools.

use std::collections::BTreeMap;

use domain::clock::{Date, SchoolYear};
use domain::document::{DocumentKind, Freshness, PackageItem, PackageStatus};
use domain::id::{DocumentId, MunicipalityId, OrderId, PersonId, RoadmapId, SchoolId};
use sea_orm::sea_query::Condition;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    Statement, Value,
};
use uuid::Uuid;

use super::{Line, Proof};
use crate::codes;
use crate::entity::{document, model_participation, official_order, practice, roadmap, school};
use crate::error::StoreError;

/// What is known of schools.
#[derive(Default)]
pub(super) struct Known {
    /// The latest paper of each item.
    papers: BTreeMap<(SchoolId, PackageItem), (Date, Proof)>,
    /// How many take part, and how many of them have consented.
    consents: BTreeMap<SchoolId, (i64, i64)>,
}

impl Known {
    fn paper(&mut self, school: SchoolId, item: PackageItem, day: Date, proof: Proof) {
        let known = self.papers.entry((school, item)).or_insert((day, proof));
        if day > known.0 {
            *known = (day, proof);
        }
    }

    /// How an item of a school stands.
    pub(super) fn line(
        &self,
        school: SchoolId,
        item: PackageItem,
        confirmed: Option<(PersonId, Date)>,
        year: SchoolYear,
    ) -> Line {
        let (status, proof) = if item == PackageItem::Consents {
            let (many, given) = self.consents.get(&school).copied().unwrap_or_default();
            let status = match given {
                0 => PackageStatus::Missing,
                given if given < many => PackageStatus::NeedsActualisation,
                _ => PackageStatus::Current,
            };
            (status, (given > 0).then_some(Proof::Elsewhere))
        } else {
            let found = self.papers.get(&(school, item));
            let known = Freshness {
                latest: found.map(|(day, _)| *day),
                is_confirmed: confirmed.is_some(),
            };
            let status = PackageStatus::of(item, known, year);
            (status, found.map(|(_, proof)| *proof))
        };
        Line {
            item,
            status,
            proof,
            confirmed,
        }
    }
}

/// What is known of `schools` in `year`.
pub(super) async fn of<C: ConnectionTrait>(
    db: &C,
    schools: &[SchoolId],
    year: SchoolYear,
    today: Date,
) -> Result<Known, StoreError> {
    let mut known = Known::default();
    if schools.is_empty() {
        return Ok(known);
    }
    let ids: Vec<Uuid> = schools.iter().map(|id| id.0).collect();
    documents(db, &mut known, &ids, year).await?;
    roadmaps(db, &mut known, &ids, year).await?;
    orders(db, &mut known, &ids, year).await?;
    practices(db, &mut known, &ids, year).await?;
    consents(db, &mut known, &ids, today.min(year.ends_on())).await?;
    Ok(known)
}

/// What an approved document proves.
fn item(kind: DocumentKind) -> Option<PackageItem> {
    match kind {
        DocumentKind::Regulation => Some(PackageItem::Regulation),
        DocumentKind::Roadmap => Some(PackageItem::Roadmap),
        DocumentKind::Programme | DocumentKind::WorkingProgramme => Some(PackageItem::Programme),
        DocumentKind::Order
        | DocumentKind::Instruction
        | DocumentKind::Agreement
        | DocumentKind::Minutes
        | DocumentKind::Report
        | DocumentKind::Consent
        | DocumentKind::MethodicalMaterial
        | DocumentKind::Collection
        | DocumentKind::Other => None,
    }
}

/// Approved documents that were in force in the year; what is published of them makes the section of the site.
async fn documents<C: ConnectionTrait>(
    db: &C,
    known: &mut Known,
    schools: &[Uuid],
    year: SchoolYear,
) -> Result<(), StoreError> {
    use document::Column;
    let lasting = Condition::any()
        .add(Column::ValidUntil.is_null())
        .add(Column::ValidUntil.gte(year.starts_on()));
    let rows: Vec<(Uuid, Uuid, String, Date, Option<Uuid>)> = document::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::SchoolId,
            Column::Kind,
            Column::EffectiveFrom,
            Column::PublishedBy,
        ])
        .filter(Column::SchoolId.is_in(schools.iter().copied()))
        .filter(Column::State.eq("APPROVED"))
        .filter(Column::EffectiveFrom.lte(year.ends_on()))
        .filter(lasting)
        .into_tuple()
        .all(db)
        .await?;
    for (id, school, kind, day, published_by) in rows {
        let (school, proof) = (SchoolId(school), Proof::Document(DocumentId(id)));
        if let Some(item) = item(codes::value(&kind, "document", id)?) {
            known.paper(school, item, day, proof);
        }
        if published_by.is_some() {
            known.paper(school, PackageItem::SiteSection, day, proof);
        }
    }
    Ok(())
}

/// Roadmaps in force: a roadmap is of its school year, whenever it was approved.
async fn roadmaps<C: ConnectionTrait>(
    db: &C,
    known: &mut Known,
    schools: &[Uuid],
    year: SchoolYear,
) -> Result<(), StoreError> {
    use roadmap::Column;
    let rows: Vec<(Uuid, Uuid, i32)> = roadmap::Entity::find()
        .select_only()
        .columns([Column::Id, Column::SchoolId, Column::SchoolYear])
        .filter(Column::SchoolId.is_in(schools.iter().copied()))
        .filter(Column::State.is_in(["IN_FORCE", "CLOSED"]))
        .filter(Column::SchoolYear.lte(year.first_year()))
        .into_tuple()
        .all(db)
        .await?;
    for (id, school, first) in rows {
        let of = SchoolYear::starting(first).ok_or(StoreError::inconsistent("roadmap", id))?;
        let proof = Proof::Roadmap(RoadmapId(id));
        known.paper(
            SchoolId(school),
            PackageItem::Roadmap,
            of.starts_on(),
            proof,
        );
    }
    Ok(())
}

/// Signed orders.
async fn orders<C: ConnectionTrait>(
    db: &C,
    known: &mut Known,
    schools: &[Uuid],
    year: SchoolYear,
) -> Result<(), StoreError> {
    use official_order::Column;
    let rows: Vec<(Uuid, Uuid, String, Date)> = official_order::Entity::find()
        .select_only()
        .columns([Column::Id, Column::SchoolId, Column::Kind, Column::Date])
        .filter(Column::SchoolId.is_in(schools.iter().copied()))
        .filter(Column::State.eq("SIGNED"))
        .filter(Column::Kind.is_in(["APPOINT_CURATOR", "ASSIGN_PAIRS"]))
        .filter(Column::Date.lte(year.ends_on()))
        .into_tuple()
        .all(db)
        .await?;
    for (id, school, kind, day) in rows {
        let item = match kind.as_str() {
            "ASSIGN_PAIRS" => PackageItem::PairOrders,
            _ => PackageItem::AppointmentOrder,
        };
        known.paper(SchoolId(school), item, day, Proof::Order(OrderId(id)));
    }
    Ok(())
}

/// Published practices are a part of the public face, too.
async fn practices<C: ConnectionTrait>(
    db: &C,
    known: &mut Known,
    schools: &[Uuid],
    year: SchoolYear,
) -> Result<(), StoreError> {
    use practice::Column;
    let rows: Vec<(Uuid, Date)> = practice::Entity::find()
        .select_only()
        .columns([Column::SchoolId, Column::FirstPublishedOn])
        .filter(Column::SchoolId.is_in(schools.iter().copied()))
        .filter(Column::State.eq("PUBLISHED"))
        .filter(Column::FirstPublishedOn.lte(year.ends_on()))
        .into_tuple()
        .all(db)
        .await?;
    for (school, day) in rows {
        let item = PackageItem::SiteSection;
        known.paper(SchoolId(school), item, day, Proof::Elsewhere);
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Given {
    school_id: Uuid,
    many: i64,
    given: i64,
}

/// Those who take part in pairs in force on `day`, and those of them whose data may be processed.
async fn consents<C: ConnectionTrait>(
    db: &C,
    known: &mut Known,
    schools: &[Uuid],
    day: Date,
) -> Result<(), StoreError> {
    let marks: Vec<String> = (2..schools.len() + 2).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT m.school_id, COUNT(DISTINCT q.person_id) AS many, \
         COUNT(DISTINCT CASE WHEN EXISTS (SELECT 1 FROM consent c WHERE c.person_id = q.person_id \
         AND c.school_id = m.school_id AND c.purpose = 'PERSONAL_DATA_PROCESSING' AND c.withdrawn_on IS NULL \
         AND c.valid_from <= $1 AND (c.valid_until IS NULL OR c.valid_until >= $1)) THEN q.person_id END) AS given \
         FROM mentorship m JOIN mentorship_participant q ON q.mentorship_id = m.id \
         WHERE m.started_on IS NOT NULL AND m.started_on <= $1 AND (m.ended_on IS NULL OR m.ended_on >= $1) \
         AND q.answer <> 'DECLINED' AND (q.left_on IS NULL OR q.left_on >= $1) \
         AND m.school_id IN ({}) GROUP BY m.school_id",
        marks.join(", ")
    );
    let mut values: Vec<Value> = vec![day.into()];
    values.extend(schools.iter().map(|id| Value::from(*id)));
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    for row in Given::find_by_statement(statement).all(db).await? {
        let school = SchoolId(row.school_id);
        known.consents.insert(school, (row.many, row.given));
    }
    Ok(())
}

/// The schools of a municipality that are in the model in `year`.
pub(super) async fn in_model<C: ConnectionTrait>(
    db: &C,
    municipality: MunicipalityId,
    year: SchoolYear,
) -> Result<Vec<SchoolId>, StoreError> {
    use model_participation::Column;
    let here: Vec<Uuid> = school::Entity::find()
        .select_only()
        .column(school::Column::Id)
        .filter(school::Column::MunicipalityId.eq(municipality.0))
        .into_tuple()
        .all(db)
        .await?;
    let rows: Vec<Uuid> = model_participation::Entity::find()
        .select_only()
        .column(Column::SchoolId)
        .filter(Column::SchoolId.is_in(here))
        .filter(Column::SchoolYear.eq(year.first_year()))
        .filter(Column::State.eq("REGISTERED"))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(SchoolId).collect())
}
