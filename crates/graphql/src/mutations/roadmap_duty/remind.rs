//! The centre reminds schools of what they are late with: once a day and school.

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::roadmaps::{DueLine, Reader, RoadmapReminder, reminder};
use domain::access::rules::place::municipality::RemindSchools as RemindDeed;
use domain::access::rules::roadmap::Seat;
use domain::access::{Actor, Denied, Permit, Place as At, permit};
use domain::clock::Date;
use domain::id::{MunicipalityId, PersonId, SchoolId};
use domain::notice::NoticeKind;
use domain::text::Note;
use persistence::roadmap_duties::reminders::{LateSchool as Late, NewReminder, ReminderFilter};
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::jobs::roadmaps::titles;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::notify::{About, tell};
use crate::types::roadmap::{LateSchool, READERS, ReminderFilter as FilterInput};
use crate::viewer::Viewer;

/// Reminds schools.
#[derive(Default)]
pub struct RemindSchoolsMutation;

#[Object]
impl RemindSchoolsMutation {
    /// Reminds the schools of a municipality that are late of what they are late with: the heads and the curators, one letter
    /// for each school with all that is late, and what the centre says. Each school is reminded once a day. For the
    /// methodologists of the municipality.
    async fn remind_schools(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, of what, and in which words.")] input: RemindSchoolsInput,
    ) -> Result<RemindSchoolsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(text) = form.take("text", Note::parse(&input.text)) else {
            return Ok(RemindSchoolsPayload::Invalid(form.into_invalid()));
        };
        let municipality = MunicipalityId::read(&input.municipality_id)?;
        let filter = input.filter.unwrap_or_default().read()?;
        let operation = RemindSchools {
            actor: viewer.actor().clone(),
            municipality,
            filter: filter.clone(),
            text,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let told = match perform(&viewer, key, "remindSchools", &operation).await? {
            Err(reason) => {
                return Ok(RemindSchoolsPayload::Refused(RemindSchoolsRefused {
                    reason,
                }));
            }
            Ok(told) => told,
        };
        let found = viewer.store().municipalities().find(municipality).await?;
        let region = found.ok_or(GqlError::NotFound)?.region;
        let at = Seat::of_municipality(municipality, region);
        let late = LateSchool::at(&viewer, municipality, &filter, at).await?;
        let told: BTreeSet<ID> = told.into_iter().map(PublicId::public).collect();
        let (reminded, skipped) = late
            .into_iter()
            .partition(|line| told.contains(&line.school.id));
        Ok(RemindSchoolsPayload::Done(RemindSchoolsDone {
            reminded,
            skipped,
        }))
    }
}

#[derive(Serialize)]
struct RemindSchools {
    #[serde(skip)]
    actor: Actor,
    municipality: MunicipalityId,
    filter: ReminderFilter,
    text: Note,
    #[serde(skip)]
    public_url: String,
}

impl Operation for RemindSchools {
    type Done = Vec<SchoolId>;
    type Refusal = RemindSchoolsRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<Self::Refusal>> {
        let found = work.municipalities().find(self.municipality).await?;
        let found = found.ok_or(Denied::Hidden)?;
        let permit = permit::<RemindDeed>(&self.actor, &found.facts())?;
        let today = today_at(work, Seat::of_municipality(found.id, found.region)).await?;
        let duties = work.roadmap_duties();
        let late = duties
            .late_schools(self.municipality, &self.filter, today)
            .await?;
        if late.is_empty() {
            return Err(Failure::Refused(RemindSchoolsRefusal::NobodyIsLate));
        }
        let ids: Vec<_> = late.iter().map(|one| one.school).collect();
        let posts = work.posts();
        let posts = posts.at_schools(&ids, &READERS, work.now()).await?;
        let mut told = Vec::new();
        for one in late {
            let there = posts
                .iter()
                .filter(|post| post.at == At::School(one.school));
            let people: BTreeSet<PersonId> = there.map(|post| post.person).collect();
            if people.is_empty() || one.reminded_on == Some(today) {
                continue;
            }
            if self.remind(work, &permit, one, people, today).await? {
                told.push(one.school);
            }
        }
        if told.is_empty() {
            return Err(Failure::Refused(RemindSchoolsRefusal::NobodyLeft));
        }
        Ok(told)
    }
}

impl RemindSchools {
    async fn remind(
        &self,
        work: &UnitOfWork,
        permit: &Permit<RemindDeed>,
        late: Late,
        people: BTreeSet<PersonId>,
        today: Date,
    ) -> Result<bool, StoreError> {
        let duties = work.roadmap_duties();
        let new = NewReminder {
            id: work.fresh(),
            school: late.school,
            roadmap: self.filter.roadmap,
            on: today,
            overdue: late.overdue,
            body: self.text.as_str(),
        };
        // A colleague may have been faster.
        if !duties.remind(permit, &new).await? {
            return Ok(false);
        }
        let rows = duties
            .late_rows(self.municipality, late.school, self.filter.roadmap, today)
            .await?;
        let lines = rows.iter().map(|row| DueLine {
            number: row.number.as_deref(),
            activity: &row.activity,
            place: None,
            due: row.due,
            days: (today - row.due).num_days(),
        });
        let lines: Vec<_> = lines.collect();
        let school = work.schools().find(late.school).await?;
        let broken = StoreError::inconsistent("duty_occurrence", late.school.0);
        let school = school.ok_or(broken)?;
        let path = format!("/s/{}/duties", late.school.0);
        let link = format!("{}{path}", self.public_url);
        let letter = reminder(&RoadmapReminder {
            reader: Reader::Body,
            roadmap: &titles(rows.iter().map(|row| row.roadmap.as_str())),
            place: Some(&school.short_name),
            lines: &lines,
            message: Some(self.text.as_str()).filter(|text| !text.is_empty()),
            link: &link,
        });
        let about = About {
            kind: NoticeKind::Message,
            path: Some(&path),
            step: None,
        };
        tell(work, people, &letter, about).await?;
        let change = Change {
            school: Some(late.school),
            to: Some("REMINDED"),
            why: Some(self.text.as_str()).filter(|text| !text.is_empty()),
            ..Change::default()
        };
        work.note(permit, self.municipality, change).await?;
        Ok(true)
    }
}

/// Whom the centre reminds.
#[derive(InputObject)]
pub struct RemindSchoolsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `municipality:…`.
    pub municipality_id: ID,
    /// Which duties it is about; all when left out.
    pub filter: Option<FilterInput>,
    /// What the centre says, at most 10 000 characters; may be empty.
    pub text: String,
}

/// What came of it.
#[derive(Union)]
pub enum RemindSchoolsPayload {
    /// Somebody was reminded.
    Done(RemindSchoolsDone),
    /// Nobody was.
    Refused(RemindSchoolsRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// Schools were reminded.
#[derive(SimpleObject)]
pub struct RemindSchoolsDone {
    /// Those that were told now.
    pub reminded: Vec<LateSchool>,
    /// Those that are late and were not told: reminded today already, or nobody is there to be told.
    pub skipped: Vec<LateSchool>,
}

/// Nobody was reminded.
#[derive(SimpleObject)]
pub struct RemindSchoolsRefused {
    /// Why.
    pub reason: RemindSchoolsRefusal,
}

/// Why nobody was reminded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RemindSchoolsRefusal {
    /// No school is late with what the filter names.
    NobodyIsLate,
    /// Every school that is late was reminded today, or has nobody to be told.
    NobodyLeft,
}
