//! Roadmaps as office files.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use documents::DocumentError;
use documents::roadmap::{RoadmapPaper, events, workbook};
use domain::clock::Timestamp;
use domain::id::{ReportId, RoadmapId};
use graphql::papers;
use uuid::Uuid;

use super::{Format, Parameters, attachment, caller, print, refuse};
use crate::app::App;
use crate::http::Refusal;

/// What a roadmap is handed out as.
#[derive(Clone, Copy)]
enum Form {
    Paper(Format),
    Workbook,
    Calendar,
}

impl Form {
    fn of(ending: &str) -> Option<Self> {
        match ending {
            "xlsx" => Some(Self::Workbook),
            "ics" => Some(Self::Calendar),
            other => {
                let format = Format::ALL.into_iter().find(|one| one.ending() == other);
                format.map(Self::Paper)
            }
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::Paper(format) => format.content_type(),
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Calendar => "text/calendar; charset=utf-8",
        }
    }

    fn written(
        self,
        paper: &RoadmapPaper,
        page: &str,
        now: Timestamp,
    ) -> Result<Vec<u8>, DocumentError> {
        match self {
            Self::Paper(Format::Docx) => documents::docx::roadmap(paper),
            Self::Paper(Format::Pdf) => documents::pdf::roadmap(paper),
            Self::Workbook => workbook(paper),
            Self::Calendar => {
                let days = events(paper, |_| page.to_owned());
                Ok(documents::ics::calendar(&paper.title, &days, now).into_bytes())
            }
        }
    }
}

/// `GET /files/roadmaps/{id}.docx`, `.pdf`, `.xlsx` and `.ics`.
pub(super) async fn roadmap(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let (id, ending) = name.split_once('.').ok_or(Refusal::NotFound)?;
    let id = Uuid::parse_str(id).or(Err(Refusal::NotFound))?;
    let form = Form::of(ending).ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let file = papers::roadmap(&viewer, RoadmapId(id)).await;
    let file = file.map_err(|error| refuse(&error))?;
    let (page, now) = (format!("{}/roadmaps/{id}", app.public_url), app.now());
    let disposition = attachment(&file.file_name, ending);
    let bytes = print(&app.printers, move || form.written(&file.paper, &page, now)).await?;
    Ok(HttpResponse::Ok()
        .content_type(form.content_type())
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_DISPOSITION, disposition))
        .body(bytes))
}

/// `GET /files/roadmap-reports/{id}.docx` and `.pdf`.
pub(super) async fn report(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let (id, ending) = name.split_once('.').ok_or(Refusal::NotFound)?;
    let id = Uuid::parse_str(id).or(Err(Refusal::NotFound))?;
    let format = Format::ALL.into_iter().find(|one| one.ending() == ending);
    let format = format.ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let file = papers::roadmap_report(&viewer, ReportId(id)).await;
    let file = file.map_err(|error| refuse(&error))?;
    let disposition = attachment(&file.file_name, ending);
    let bytes = print(&app.printers, move || match format {
        Format::Docx => documents::docx::roadmap_report(&file.paper),
        Format::Pdf => documents::pdf::roadmap_report(&file.paper),
    })
    .await?;
    Ok(HttpResponse::Ok()
        .content_type(format.content_type())
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_DISPOSITION, disposition))
        .body(bytes))
}
