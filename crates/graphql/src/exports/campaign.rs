//! The return of a campaign: a column for each question, a row for each school whose answers were accepted, and the sums. For
//! the region a row for each municipality, with no sum that stands for one to four people.

use std::collections::BTreeMap;

use documents::monitoring::{TOTAL, WITHHELD, yes_or_no};
use documents::table::{Column, Layout, List, TableWriter, Value};
use documents::words::date;
use domain::id::{CampaignId, MunicipalityId, SchoolId};
use domain::monitoring::{Item, Said};
use persistence::Access;
use persistence::campaigns::Campaign as Row;
use persistence::submissions::{Answers, Kept};

use super::rows::put;
use super::{ExportRequest, ExportedFile, finished};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::SchoolById;
use crate::types::figures::Sight;
use crate::types::monitoring::{Campaign, Extent, ItemSum};
use crate::types::place::Place;
use crate::types::roadmap::today_in;
use crate::viewer::Viewer;

/// How many characters wide the column of an answer is.
const WIDTH: u16 = 18;

/// Writes what was accepted, for who sees the campaign's sums.
pub(super) async fn export(
    viewer: &Viewer,
    request: &ExportRequest,
) -> Result<ExportedFile, GqlError> {
    let id = CampaignId::read(&async_graphql::ID::from(request.place.as_str()))?;
    let campaign = Campaign::seen(viewer, id).await?;
    let campaign = campaign.ok_or(GqlError::NotFound)?;
    if !campaign.row().state.is_announced() {
        return Err(GqlError::NotFound);
    }
    let (row, extent) = (campaign.row(), campaign.extent());
    let of = match extent {
        Extent::Region => Place::region(viewer, row.at.region).await?,
        Extent::Municipality(id) => Place::municipality(viewer, id).await?,
        Extent::Questions => return Err(GqlError::NotFound),
    };
    let detail = format!("{} {}", request.list.code(), request.format.ending());
    let access = Access {
        deed: "Export",
        kind: "campaign",
        subject: id.0,
        detail: Some(&detail),
    };
    viewer.store().note_access(viewer.person()?, access).await?;

    let today = today_in(viewer, row.at).await?;
    let title = row.design.title.as_str();
    let layout = Layout {
        title: title.to_owned(),
        remarks: vec![
            of.name.clone(),
            format!("По состоянию на {}, только принятое", date::short(today)),
        ],
        columns: columns(&row.design.items),
    };
    let mut writer = TableWriter::begin(request.format, &layout)?;
    match extent {
        Extent::Municipality(municipality) => {
            schools(viewer, row, municipality, &mut writer).await?;
        }
        Extent::Region | Extent::Questions => municipalities(viewer, row, &mut writer).await?,
    }
    let name = format!("{title}, {}, {}", of.name, date::short(today));
    finished(name, writer).await
}

fn columns(items: &[Item]) -> Vec<Column> {
    let heading = |item: &Item| match item.unit.as_str() {
        "" => item.title.clone(),
        unit => format!("{}, {unit}", item.title),
    };
    let of = items.iter().map(|item| Column {
        heading: heading(item),
        width: WIDTH,
    });
    List::Campaign.columns().into_iter().chain(of).collect()
}

async fn schools(
    viewer: &Viewer,
    row: &Row,
    municipality: MunicipalityId,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    let submissions = viewer.store().submissions();
    let accepted = submissions.accepted(row.id, municipality).await?;
    let ids: Vec<_> = accepted.iter().map(|one| one.id).collect();
    let mut answers = submissions.answers(&ids).await?;
    let names = names(viewer, accepted.iter().map(|one| one.at.school)).await?;
    for one in accepted {
        let answers: Answers = answers.remove(&one.id).unwrap_or_default();
        let name = names.get(&one.at.school).map(String::as_str);
        let cells = row.design.items.iter();
        let cells = cells.map(|item| said(answers.get(&item.code)));
        let line: Vec<_> = [Value::text(name)].into_iter().chain(cells).collect();
        put(writer, &line)?;
    }
    let mut sums = submissions.sums(row.id, Some(municipality)).await?;
    let sums = sums.remove(&municipality).unwrap_or_default();
    let sums = ItemSum::all(&row.design.items, &sums, Sight::Names);
    put(writer, &line(TOTAL, sums))
}

async fn municipalities(
    viewer: &Viewer,
    row: &Row,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    let found = viewer.store().submissions().sums(row.id, None).await?;
    let items = row.design.items.as_slice();
    let total = ItemSum::over(items, &found, Sight::Counts);
    for (id, place) in Place::municipalities(viewer, found.keys().copied()).await? {
        let sums = found
            .get(&id)
            .map(|sums| ItemSum::all(items, sums, Sight::Counts));
        put(writer, &line(&place.name, sums.unwrap_or_default()))?;
    }
    put(writer, &line(TOTAL, total))
}

fn line(name: &str, sums: Vec<ItemSum>) -> Vec<Value> {
    let cell = |sum: ItemSum| {
        let number = sum.total.or(sum.yes).map(f64::from).or(sum.mean);
        match number {
            Some(number) => Value::Number(number),
            None if sum.withheld => Value::text(Some(WITHHELD)),
            None => Value::Blank,
        }
    };
    let cells = sums.into_iter().map(cell);
    [Value::text(Some(name))].into_iter().chain(cells).collect()
}

fn said(kept: Option<&Kept>) -> Value {
    match kept.and_then(|kept| kept.said.as_ref()) {
        Some(Said::Number(number)) => {
            i32::try_from(*number).map_or(Value::Blank, |number| Value::Number(f64::from(number)))
        }
        Some(Said::Yes(yes)) => Value::text(Some(yes_or_no(*yes))),
        Some(Said::Text(text)) => Value::Text(text.clone()),
        None => Value::Blank,
    }
}

async fn names(
    viewer: &Viewer,
    schools: impl Iterator<Item = SchoolId>,
) -> Result<BTreeMap<SchoolId, String>, GqlError> {
    let keys = schools.map(SchoolById);
    let found = viewer.loaders().load_many(keys).await?;
    let named = found.into_iter().map(|(key, row)| (key.0, row.short_name));
    Ok(named.collect())
}
