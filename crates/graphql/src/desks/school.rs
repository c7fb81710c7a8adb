//! The school's desk: its people, banks, pairs and papers for who works with them, figures for the levels above.

mod access;
pub(super) mod bank;
mod cases;
pub(super) mod mentor_cards;
mod mentorships;
mod needs;
mod orders;
mod people;
mod pupils;
mod rights;
mod shelf;

use async_graphql::{ID, MergedObject, Object};
use domain::access::rules::help::{Action as HelpAction, HelpRequestFacts};
use domain::access::rules::place::school::Action;
use domain::access::rules::roadmap::Seat;
use domain::access::{Place as At, Reach, Role, Scope, Subject, Verdict};
use domain::clock::{Date, SchoolYear, Zone};
use domain::id::{HelpRequestId, PersonId};
use domain::mentoring::Side;
use domain::org::Whereabouts;
use domain::rollover::Season;
use persistence::calendar::CalendarOf;
use persistence::corrections::CorrectionsOf;
use persistence::help_requests::HelpRequestsOf;
use persistence::matching::Ground;
use persistence::one_offs::OneOffsOf;
use persistence::schools::LocatedSchool;
use uuid::Uuid;

use self::cases::Cases;
use self::shelf::ProgrammeShelf;
use super::campaigns::MonitoringShelf;
use super::documents::PapersShelf;
use super::matching::MatchingDesk;
use super::practices::{self, PracticeDeskFilter, PracticeTotal};
use super::roadmaps::RoadmapShelf;
use super::{school_year, school_years, viewer_can};
use crate::date::Date as WireDate;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{InModel, SchoolTally};
use crate::pagination::{Connection, page_cost, page_slice};
use crate::types::calendar::CalendarEntry;
use crate::types::correction::{CorrectionRequest, CorrectionState, CorrectionTotal};
use crate::types::depersonalisation::Depersonalisation;
use crate::types::enums::SchoolKind;
use crate::types::figures::{Figures, Sight};
use crate::types::help_request::{HelpRequest, HelpRequestState, HelpRequestTotal};
use crate::types::import_run::ImportRun;
use crate::types::invitation::Invitation;
use crate::types::mentor_card::MentorCard;
use crate::types::mentorship::Mentorship;
use crate::types::need::Need;
use crate::types::one_off::{OneOff, OneOffState, OneOffTotal};
use crate::types::order::Order;
use crate::types::partner::Partner;
use crate::types::person::Person;
use crate::types::place::Place;
use crate::types::post::Post;
use crate::types::practice::Practice;
use crate::types::pupil::Pupil;
use crate::types::rollover::Rollover;
use crate::viewer::Viewer;

pub use access::{DeskAccess, SchoolAction};
pub use bank::SchoolBank;
pub use mentor_cards::{CardFilter, CardOrder, MentorCardTotal};
pub use mentorships::{MentorshipFilter, MentorshipTotal};
pub use needs::{NeedFilter, NeedTotal};
pub use orders::{OrderFilter, OrderTotal};
pub use people::{PeopleFilter, PeopleTotal};
pub use pupils::{PupilFilter, PupilTotal};

/// A school's desk; the viewer was allowed to stand at it, fully or for the figures.
#[derive(Clone)]
pub struct SchoolDesk {
    viewer: Viewer,
    here: LocatedSchool,
    access: DeskAccess,
}

impl SchoolDesk {
    /// Made by the viewer's check alone; `None` for who may not stand here.
    pub(crate) fn open(viewer: Viewer, here: LocatedSchool) -> Option<Self> {
        let access = match here.school.facts().judge(viewer.actor(), Action::Read) {
            Verdict::Full => DeskAccess::Full,
            Verdict::Counts => DeskAccess::Counts,
            Verdict::Forbidden | Verdict::Hidden => return None,
        };
        Some(Self {
            viewer,
            here,
            access,
        })
    }

    /// Where it lies, for who reads its roadmaps and duties.
    fn roadmaps_seat(&self) -> Option<Seat> {
        let facts = self.here.school.facts();
        let verdict = facts.judge(self.viewer.actor(), Action::KeepRoadmaps);
        (verdict == Verdict::Full).then(|| Seat::of_school(self.place()))
    }

    /// Where the school lies.
    pub(crate) fn place(&self) -> Whereabouts {
        self.here.school.at
    }

    /// What everybody calls it.
    pub(crate) fn short_name(&self) -> &str {
        &self.here.school.short_name
    }

    /// What "today" means there.
    pub(crate) fn zone(&self) -> Zone {
        self.here.zone
    }

    pub(crate) fn today(&self) -> Date {
        self.viewer.today(self.here.zone)
    }

    fn running(&self) -> SchoolYear {
        SchoolYear::of(self.today())
    }

    pub(crate) fn is_full(&self) -> bool {
        self.access == DeskAccess::Full
    }

    /// What may be listed here; nothing is, unless a list's own check says so.
    pub(crate) fn scope(&self) -> Scope {
        Scope::only(Reach::School(self.here.school.at.school))
    }

    /// Whether the viewer may know who leads and who curates the school.
    fn knows_officials(&self) -> bool {
        self.is_full() || knows_officials(&self.viewer, &self.here.school)
    }
}

/// The names of who leads and who curates a school are official for the level that appoints and supports them.
pub(crate) fn knows_officials(viewer: &Viewer, school: &persistence::schools::School) -> bool {
    let municipal = [Role::MunicipalMethodologist, Role::MunicipalAuthority];
    viewer.actor().at_municipality(&school.at, &municipal)
}

/// A school's desk: its people, banks, pairs, papers and duties. Levels above it see the figures; a list that is not the
/// viewer's to see is `null`.
#[derive(MergedObject)]
#[graphql(name = "SchoolDesk")]
pub struct SchoolDeskObject(
    SchoolDesk,
    RoadmapShelf,
    PapersShelf,
    MonitoringShelf,
    Cases,
    ProgrammeShelf,
);

impl From<SchoolDesk> for SchoolDeskObject {
    fn from(desk: SchoolDesk) -> Self {
        let (viewer, at) = (desk.viewer.clone(), desk.roadmaps_seat());
        let papers = PapersShelf::new(&viewer, at);
        let cases = Cases::new(viewer.clone(), desk.here.school.at);
        let monitoring = MonitoringShelf::new(viewer.clone(), at);
        let shelf = ProgrammeShelf(desk.clone());
        Self(
            desk,
            RoadmapShelf::new(viewer, at),
            papers,
            monitoring,
            cases,
            shelf,
        )
    }
}

#[Object(name = "SchoolDeskOwn")]
impl SchoolDesk {
    /// `school:…`.
    async fn id(&self) -> ID {
        self.here.school.at.school.public()
    }

    /// What everybody calls it.
    async fn name(&self) -> &str {
        &self.here.school.short_name
    }

    /// The name of its charter.
    async fn full_name(&self) -> &str {
        &self.here.school.full_name
    }

    /// What kind it is.
    async fn kind(&self) -> SchoolKind {
        self.here.school.kind.into()
    }

    /// Its name in public web addresses.
    async fn slug(&self) -> &str {
        &self.here.school.slug
    }

    /// Its municipality.
    async fn municipality(&self) -> Result<Place, GqlError> {
        Place::municipality(&self.viewer, self.here.school.at.municipality).await
    }

    /// Whether it is in the register of the model in the running school year.
    async fn in_model(&self) -> Result<bool, GqlError> {
        let key = InModel(self.here.school.at.school, self.running());
        Ok(self.viewer.loaders().load_one(key).await?.is_some())
    }

    /// The school years that can be asked for, newest first.
    async fn school_years(&self) -> Vec<i32> {
        school_years(self.running())
    }

    /// To be sent back with a change, which is refused when somebody else was faster.
    async fn version(&self) -> i32 {
        self.here.school.version
    }

    /// How much of the desk the viewer has.
    async fn access(&self) -> DeskAccess {
        self.access
    }

    /// Figures of the school in a school year; counts of one to four people are withheld from who has counts only.
    async fn figures(
        &self,
        #[graphql(desc = "The calendar year of its September; the running one when left out.")]
        school_year: Option<i32>,
    ) -> Result<Figures, GqlError> {
        let year = self::school_year(school_year, self.running())?;
        let key = SchoolTally(self.here.school.at.school, year);
        let tally = self.viewer.loaders().load_one(key).await?;
        let sight = match self.access {
            DeskAccess::Full => Sight::Names,
            DeskAccess::Counts => Sight::Counts,
        };
        Ok(Figures::new(year, tally, sight))
    }

    /// Who leads the school; `null` when nobody has been entered, and for the region.
    async fn head(&self) -> Option<Result<Person, GqlError>> {
        if !self.knows_officials() {
            return None;
        }
        self.find_head().await.transpose()
    }

    /// Who curates mentoring there; `null` for the region.
    async fn curators(&self) -> Option<Result<Vec<Post>, GqlError>> {
        if !self.knows_officials() {
            return None;
        }
        Some(self.officials(Role::Curator).await)
    }

    /// The files that the viewer may take over here, the latest first, at most ten.
    #[graphql(complexity = "10 * child_complexity + 1")]
    async fn imports(&self) -> Result<Vec<ImportRun>, GqlError> {
        ImportRun::latest(&self.viewer, At::School(self.here.school.at.school)).await
    }

    /// Its people by name, those who have left too.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn people(
        &self,
        #[graphql(desc = "Which people.")] filter: Option<PeopleFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Person, PeopleTotal>>, GqlError> {
        if !self.is_full() {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(
            people::list(&self.viewer, self.scope(), filter, &slice, self.today()).await?,
        ))
    }

    /// Its bank of mentors by name, without the cards that have left it; `null` for the administrator.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn mentor_cards(
        &self,
        #[graphql(desc = "Which cards.")] filter: Option<CardFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<MentorCard, MentorCardTotal>>, GqlError> {
        if !self.reads_bank(Side::Mentor) {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(
            mentor_cards::list(&self.viewer, self.scope(), filter, &slice, self.today()).await?,
        ))
    }

    /// Its bank of mentees by name, without the needs that have left it; `null` for the administrator.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn needs(
        &self,
        #[graphql(desc = "Which needs.")] filter: Option<NeedFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Need, NeedTotal>>, GqlError> {
        if !self.reads_bank(Side::Mentee) {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let day = (self.today(), self.here.zone);
        Ok(Some(
            needs::list(&self.viewer, self.scope(), filter, &slice, day).await?,
        ))
    }

    /// Its pairs, the latest proposal first; `null` for the psychologist and the administrator.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn mentorships(
        &self,
        #[graphql(desc = "Which mentorships.")] filter: Option<MentorshipFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Mentorship, MentorshipTotal>>, GqlError> {
        if !self.reads_mentorships() {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let (scope, zone) = (self.scope(), self.here.zone);
        Ok(Some(
            mentorships::list(&self.viewer, scope, (filter, false), &slice, zone).await?,
        ))
    }

    /// Pairs of other schools to which it gives mentors, the latest proposal first; `null` for the psychologist and the
    /// administrator.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn mentors_given(
        &self,
        #[graphql(desc = "Which mentorships.")] filter: Option<MentorshipFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Mentorship, MentorshipTotal>>, GqlError> {
        if !self.reads_mentorships() {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let (scope, zone) = (self.scope(), self.here.zone);
        Ok(Some(
            mentorships::list(&self.viewer, scope, (filter, true), &slice, zone).await?,
        ))
    }

    /// Its orders, the latest draft first; `null` for the psychologist and the administrator.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn orders(
        &self,
        #[graphql(desc = "Which orders.")] filter: Option<OrderFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Order, OrderTotal>>, GqlError> {
        if !self.reads_orders() {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(
            orders::list(&self.viewer, self.scope(), filter, &slice).await?,
        ))
    }

    /// Requests for help and consultations of its people, the latest first; `null` for who does not keep its mentoring.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn help_requests(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<HelpRequestState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<HelpRequest, HelpRequestTotal>>, GqlError> {
        let of_nobody = HelpRequestFacts {
            id: HelpRequestId(Uuid::nil()),
            at: self.here.school.at,
            asked_by: PersonId(Uuid::nil()),
            helpers: Vec::new(),
        };
        if of_nobody.judge(self.viewer.actor(), HelpAction::Read) != Verdict::Full {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let of = HelpRequestsOf::School(self.here.school.at.school);
        Ok(Some(
            HelpRequest::page(&self.viewer, of, states, &slice).await?,
        ))
    }

    /// What its people ask to have corrected in their data, the latest first; `null` for who does not keep its mentoring.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn corrections(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<CorrectionState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<CorrectionRequest, CorrectionTotal>>, GqlError> {
        if !self.reads_corrections() {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let of = CorrectionsOf::School(self.here.school.at.school);
        Ok(Some(
            CorrectionRequest::page(&self.viewer, of, states, &slice).await?,
        ))
    }

    /// Data of its people that were made nobody's, and holds that stop that; `null` for who neither leads nor curates it.
    async fn depersonalisation(&self) -> Option<Depersonalisation> {
        Depersonalisation::open(&self.viewer, self.here.school.at)
    }

    /// Its partners by name, at most two hundred; `null` for who neither leads nor curates the school.
    #[graphql(complexity = "50 * child_complexity")]
    async fn partners(&self) -> Option<Result<Vec<Partner>, GqlError>> {
        Partner::of_school(&self.viewer, self.here.school.at)
            .await
            .transpose()
    }

    /// Single meetings of its people without an order, the latest proposal first; `null` for who does not keep its mentoring.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn one_offs(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<OneOffState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<OneOff, OneOffTotal>>, GqlError> {
        if !OneOff::are_read(&self.viewer, self.here.school.at) {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let of = OneOffsOf::School(self.here.school.at.school);
        Ok(Some(OneOff::page(&self.viewer, of, states, &slice).await?))
    }

    /// Its practices, the youngest first; `null` for who may not read them all.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn practices(
        &self,
        #[graphql(desc = "Which practices.")] filter: Option<PracticeDeskFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Practice, PracticeTotal>>, GqlError> {
        let readable = practices::readable(&self.viewer, self.here.school.at);
        if !self.is_full() || readable.is_empty() {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(
            practices::list(&self.viewer, self.scope(), readable, filter, &slice).await?,
        ))
    }

    /// Who waits for a mentor, and the runs that look for one; `null` for the administrator and the levels above.
    async fn matching(&self) -> Option<MatchingDesk> {
        let at = self.here.school.at;
        MatchingDesk::open(self.viewer.clone(), Ground::of_school(&at), self.here.zone)
    }

    /// Its pupils who take part in mentoring, by name; `null` for who does not lead or curate it.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn pupils(
        &self,
        #[graphql(desc = "Which pupils.")] filter: Option<PupilFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Pupil, PupilTotal>>, GqlError> {
        let facts = self.here.school.facts();
        if facts.judge(self.viewer.actor(), Action::KeepPeople) != Verdict::Full {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let (school, today) = (self.here.school.at.school, self.today());
        Ok(Some(
            pupils::list(&self.viewer, school, filter, &slice, today).await?,
        ))
    }

    /// The days on which something is expected at it, by day, at most five hundred of a kind; `null` for the psychologist
    /// and the administrator.
    #[graphql(complexity = "100 * child_complexity")]
    async fn calendar(
        &self,
        #[graphql(desc = "The first day.")] from: WireDate,
        #[graphql(desc = "The last day, at most 400 days later.")] until: WireDate,
    ) -> Option<Result<Vec<CalendarEntry>, GqlError>> {
        if !self.reads_mentorships() {
            return None;
        }
        let of = CalendarOf::School(self.here.school.at.school);
        let zone = self.here.zone;
        Some(CalendarEntry::between(&self.viewer, of, zone, [from.0, until.0]).await)
    }

    /// The invitations to it, newest first, at most two hundred; `null` for who may not invite.
    #[graphql(complexity = "50 * child_complexity")]
    async fn invitations(&self) -> Option<Result<Vec<Invitation>, GqlError>> {
        let facts = self.here.school.facts();
        if facts.judge(self.viewer.actor(), Action::Invite) != Verdict::Full {
            return None;
        }
        let here = At::School(self.here.school.at.school);
        Some(Invitation::to(&self.viewer, here).await)
    }

    /// What both banks have in common; `null` for who may not read the bank of mentees.
    async fn bank(&self) -> Option<SchoolBank> {
        let bank = || SchoolBank::new(self.viewer.clone(), self.here.clone());
        self.reads_bank(Side::Mentee).then(bank)
    }

    /// What has to be decided before a school year, and what was; `null` for who may not roll the school over.
    async fn rollover(
        &self,
        #[graphql(
            desc = "The calendar year of its September; the one whose season is or comes next when left out."
        )]
        school_year: Option<i32>,
    ) -> Option<Result<Rollover, GqlError>> {
        let facts = self.here.school.facts();
        if facts.judge(self.viewer.actor(), Action::RollOver) != Verdict::Full {
            return None;
        }
        let year = match self::school_year(school_year, Season::next(self.today())) {
            Ok(year) => year,
            Err(error) => return Some(Err(error)),
        };
        Some(Ok(Rollover::new(
            self.viewer.clone(),
            self.here.clone(),
            year,
        )))
    }

    /// What the viewer may do here.
    async fn viewer_can(&self) -> Vec<SchoolAction> {
        viewer_can!(self.viewer, self.here.school.facts(), Action::ALL)
    }
}
