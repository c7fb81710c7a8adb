//! Lists as files: the same rows as the page that shows them, by the same filters and the same rights, and one right
//! more (row 65). Each time is logged before anything is handed out.

mod banks;
mod campaign;
mod monitoring;
mod my_data;
mod pairs;
mod people;
mod register;
pub(crate) mod rows;

pub use my_data::my_data;

use async_graphql::{ID, InputType, Value};
use documents::table::{Layout, List, TableFormat, TableWriter};
use documents::words::date;
use domain::access::rules::place::{municipality, region, school};
use domain::access::{Denied, Place, Subject, Verdict};
use domain::clock::Date;
use domain::id::{MunicipalityId, RegionId, SchoolId};
use persistence::Access;
use persistence::municipalities::Municipality;
use persistence::regions::Region;

use crate::desks::school::SchoolDesk;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

/// A list that somebody wants as a file.
pub struct ExportRequest {
    /// Which.
    pub list: List,
    /// `school:…`, `municipality:…`, `region:…` or, of what was answered in one, `campaign:…`.
    pub place: String,
    /// As what.
    pub format: TableFormat,
    /// The filter of the list's field, as it is sent to it.
    pub filter: serde_json::Value,
    /// The calendar year of the September of the school year, for lists that have one.
    pub school_year: Option<i32>,
}

/// A file to be handed out.
pub struct ExportedFile {
    /// What it is called, without its ending.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Writes a list into a file. Hidden and missing look the same.
pub async fn export(viewer: &Viewer, request: ExportRequest) -> Result<ExportedFile, GqlError> {
    let person = viewer.person()?;
    if request.list == List::Campaign {
        return campaign::export(viewer, &request).await;
    }
    let place = open(viewer, &request).await?;
    let (subject, kind) = match &place {
        Opened::School(desk) => (desk.place().school.0, "school"),
        Opened::Municipality(row, _) => (row.id.0, "municipality"),
        Opened::Region(row, _) => (row.id.0, "region"),
    };
    let detail = format!("{} {}", request.list.code(), request.format.ending());
    let access = Access {
        deed: "Export",
        kind,
        subject,
        detail: Some(&detail),
    };
    viewer.store().note_access(person, access).await?;

    let title = request.list.title();
    let mut remarks = vec![
        place.name().to_owned(),
        format!("По состоянию на {}", date::short(place.today())),
    ];
    if request
        .filter
        .as_object()
        .is_some_and(|filter| filter.values().any(|v| !v.is_null()))
    {
        remarks.push("Список отобран по условиям страницы".to_owned());
    }
    let layout = Layout {
        title: title.to_owned(),
        remarks,
        columns: request.list.columns(),
    };
    let mut writer = TableWriter::begin(request.format, &layout)?;
    match &place {
        Opened::School(desk) => school_list(viewer, desk, &request, &mut writer).await?,
        Opened::Municipality(row, today) => {
            municipal_list(viewer, (row, *today), &request, &mut writer).await?;
        }
        Opened::Region(row, today) => {
            let filter = read_filter(&request.filter)?;
            monitoring::write_comparison(viewer, row, filter, *today, &mut writer).await?;
        }
    }
    let name = format!("{title}, {}, {}", place.name(), date::short(place.today()));
    finished(name, writer).await
}

async fn finished(name: String, writer: TableWriter) -> Result<ExportedFile, GqlError> {
    // Compressing a long list holds a core.
    let finishing = tokio::task::spawn_blocking(move || writer.finish()).await;
    let bytes =
        finishing.unwrap_or_else(|error| Err(documents::DocumentError::Csv(error.to_string())))?;
    Ok(ExportedFile { name, bytes })
}

/// The place of a list, open to the viewer.
enum Opened {
    School(Box<SchoolDesk>),
    Municipality(Municipality, Date),
    Region(Region, Date),
}

impl Opened {
    fn name(&self) -> &str {
        match self {
            Self::School(desk) => desk.short_name(),
            Self::Municipality(row, _) => &row.name,
            Self::Region(row, _) => &row.name,
        }
    }

    fn today(&self) -> Date {
        match self {
            Self::School(desk) => desk.today(),
            Self::Municipality(_, today) | Self::Region(_, today) => *today,
        }
    }
}

async fn open(viewer: &Viewer, request: &ExportRequest) -> Result<Opened, GqlError> {
    let id = ID::from(request.place.as_str());
    match request.list {
        List::Schools | List::Exceptions | List::Targets => {
            open_municipality(viewer, MunicipalityId::read(&id)?).await
        }
        List::Municipalities => open_region(viewer, RegionId::read(&id)?).await,
        List::People
        | List::MentorCards
        | List::Needs
        | List::Mentorships
        | List::Orders
        | List::Practices => open_school(viewer, SchoolId::read(&id)?).await,
        // Of a campaign, no place: it goes its own way before.
        List::Campaign => Err(GqlError::NotFound),
    }
}

async fn open_school(viewer: &Viewer, id: SchoolId) -> Result<Opened, GqlError> {
    let found = viewer.store().schools().locate(id).await?;
    let here = found.ok_or(GqlError::NotFound)?;
    let facts = here.school.facts();
    allowed(facts.judge(viewer.actor(), school::Action::Export))?;
    let desk = SchoolDesk::open(viewer.clone(), here).ok_or(GqlError::NotFound)?;
    Ok(Opened::School(Box::new(desk)))
}

async fn open_municipality(viewer: &Viewer, id: MunicipalityId) -> Result<Opened, GqlError> {
    let found = viewer.store().municipalities().find(id).await?;
    let row = found.ok_or(GqlError::NotFound)?;
    let facts = row.facts();
    allowed(facts.judge(viewer.actor(), municipality::Action::Export))?;
    let here = crate::imports::Here::find(viewer.store(), Place::Municipality(row.id)).await?;
    let today = here.ok_or(GqlError::NotFound)?.today;
    Ok(Opened::Municipality(row, today))
}

/// A region's lists are figures alone: whoever may read them may take them out.
async fn open_region(viewer: &Viewer, id: RegionId) -> Result<Opened, GqlError> {
    let found = viewer.store().regions().find(id).await?;
    let row = found.ok_or(GqlError::NotFound)?;
    let facts = row.facts();
    allowed(facts.judge(viewer.actor(), region::Action::Read))?;
    let today = viewer.today(row.zone);
    Ok(Opened::Region(row, today))
}

fn allowed(verdict: Verdict) -> Result<(), GqlError> {
    match verdict {
        Verdict::Full => Ok(()),
        Verdict::Forbidden => Err(Denied::Forbidden.into()),
        Verdict::Counts | Verdict::Hidden => Err(GqlError::NotFound),
    }
}

async fn school_list(
    viewer: &Viewer,
    desk: &SchoolDesk,
    request: &ExportRequest,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    let filter = &request.filter;
    match request.list {
        List::People => people::write(viewer, desk, read_filter(filter)?, writer).await,
        List::MentorCards => banks::write_cards(viewer, desk, read_filter(filter)?, writer).await,
        List::Needs => banks::write_needs(viewer, desk, read_filter(filter)?, writer).await,
        List::Mentorships => pairs::write_pairs(viewer, desk, read_filter(filter)?, writer).await,
        List::Orders => pairs::write_orders(viewer, desk, read_filter(filter)?, writer).await,
        List::Practices => pairs::write_practices(viewer, desk, read_filter(filter)?, writer).await,
        List::Schools
        | List::Campaign
        | List::Exceptions
        | List::Targets
        | List::Municipalities => Err(GqlError::NotFound),
    }
}

async fn municipal_list(
    viewer: &Viewer,
    (row, today): (&Municipality, Date),
    request: &ExportRequest,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    match request.list {
        List::Exceptions => {
            let filter = read_filter(&request.filter)?;
            monitoring::write_exceptions(viewer, row, filter, writer).await
        }
        List::Targets => monitoring::write_targets(viewer, row, today, writer).await,
        List::Schools => register::write(viewer, row, request, today, writer).await,
        List::Municipalities
        | List::Campaign
        | List::People
        | List::MentorCards
        | List::Needs
        | List::Mentorships
        | List::Orders
        | List::Practices => Err(GqlError::NotFound),
    }
}

/// The filter of a list's own field.
fn read_filter<T: InputType>(filter: &serde_json::Value) -> Result<T, GqlError> {
    const WRONG: GqlError = GqlError::BadInput("filter");
    let value = match filter {
        serde_json::Value::Null => serde_json::json!({}),
        given => given.clone(),
    };
    let value = Value::from_json(value).or(Err(WRONG))?;
    T::parse(Some(value)).or(Err(WRONG))
}
