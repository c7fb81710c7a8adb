//! The school's desk: its people, banks, pairs and papers for who works with them, figures for the levels above.

mod mentor_cards;
mod mentorships;
mod needs;
mod orders;
mod people;

use async_graphql::{Enum, ID, Object};
use domain::access::rules::bank::{Action as CardAction, CardFacts};
use domain::access::rules::mentorship::{Action as MentorshipAction, MentorshipFacts};
use domain::access::rules::order::{Action as OrderAction, OrderFacts};
use domain::access::rules::place::school::Action;
use domain::access::{Place as At, Reach, Role, Scope, Subject, Verdict};
use domain::clock::{Date, SchoolYear};
use domain::id::{MentorshipId, OrderId, PersonId};
use domain::mentoring::Side;
use persistence::schools::LocatedSchool;
use uuid::Uuid;

use super::practices::{self, PracticeDeskFilter, PracticeTotal};
use super::{school_year, school_years, viewer_can};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{InModel, OfficialsOf, SchoolTally};
use crate::pagination::{Connection, PageArgs, page_cost};
use crate::types::enums::{SchoolKind, mirror};
use crate::types::figures::{Figures, Sight};
use crate::types::invitation::Invitation;
use crate::types::mentor_card::MentorCard;
use crate::types::mentorship::Mentorship;
use crate::types::need::Need;
use crate::types::order::Order;
use crate::types::person::Person;
use crate::types::place::Place;
use crate::types::post::Post;
use crate::types::practice::Practice;
use crate::viewer::Viewer;

pub use mentor_cards::{CardFilter, MentorCardTotal};
pub use mentorships::{MentorshipFilter, MentorshipTotal};
pub use needs::{NeedFilter, NeedTotal};
pub use orders::{OrderFilter, OrderTotal};
pub use people::{PeopleFilter, PeopleTotal};

mirror! {
    /// What the viewer may do at a school's desk.
    SchoolAction = "Action" {
        /// Work with its people, banks, pairs and papers.
        Read,
        /// Change what the school calls itself.
        Edit,
        /// Appoint a curator by order.
        AppointCurator,
        /// Enter people and their jobs.
        KeepPeople,
        /// Invite people of the school to an account.
        Invite,
    }
}

/// How much of a school's desk the viewer has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DeskAccess {
    /// Everything that the viewer's role there works with.
    Full,
    /// Figures only: the lists are `null`.
    Counts,
}

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

    fn today(&self) -> Date {
        self.viewer.today(self.here.zone)
    }

    fn running(&self) -> SchoolYear {
        SchoolYear::of(self.today())
    }

    fn is_full(&self) -> bool {
        self.access == DeskAccess::Full
    }

    /// What may be listed here; nothing is, unless a list's own check says so.
    fn scope(&self) -> Scope {
        Scope::only(Reach::School(self.here.school.at.school))
    }

    /// Whether the viewer's role lets them read everybody's cards of a bank: the administrator's does not.
    fn reads_bank(&self, side: Side) -> bool {
        let anybody = CardFacts {
            person: PersonId(Uuid::nil()),
            side,
            at: self.here.school.at,
            employed: true,
        };
        self.is_full() && anybody.judge(self.viewer.actor(), CardAction::Read) == Verdict::Full
    }

    /// Whether the viewer's role lets them read every pair here: the psychologist's and the administrator's do not.
    fn reads_mentorships(&self) -> bool {
        let any = MentorshipFacts {
            id: MentorshipId(Uuid::nil()),
            at: self.here.school.at,
            participants: Vec::new(),
        };
        any.judge(self.viewer.actor(), MentorshipAction::Read) == Verdict::Full
    }

    /// Whether the viewer's role lets them read every order here.
    fn reads_orders(&self) -> bool {
        let any = OrderFacts {
            id: OrderId(Uuid::nil()),
            at: self.here.school.at,
            concerns: Vec::new(),
        };
        any.judge(self.viewer.actor(), OrderAction::Read) == Verdict::Full
    }

    /// Whether the viewer may know who leads and who curates the school.
    fn knows_officials(&self) -> bool {
        self.is_full() || knows_officials(&self.viewer, &self.here.school)
    }

    async fn officials(&self, role: Role) -> Result<Vec<Post>, GqlError> {
        let key = OfficialsOf(self.here.school.at.school);
        let found = self.viewer.loaders().load_one(key).await?;
        let found = found.unwrap_or_default().into_iter();
        Ok(found
            .filter(|(post, _)| post.role == role)
            .map(|(post, _)| Post::new(self.viewer.clone(), post))
            .collect())
    }

    async fn find_head(&self) -> Result<Option<Person>, GqlError> {
        let key = OfficialsOf(self.here.school.at.school);
        let found = self.viewer.loaders().load_one(key).await?;
        let mut found = found.unwrap_or_default().into_iter();
        let head = found.find(|(post, _)| post.role == Role::Head);
        Ok(head.map(|(_, person)| Person::new(self.viewer.clone(), person)))
    }
}

/// The names of who leads and who curates a school are official for the level that appoints and supports them.
pub(crate) fn knows_officials(viewer: &Viewer, school: &persistence::schools::School) -> bool {
    let municipal = [Role::MunicipalMethodologist, Role::MunicipalAuthority];
    viewer.actor().at_municipality(&school.at, &municipal)
}

/// A school's desk: its people, banks, pairs and papers. Levels above it see the figures; a list that is not the
/// viewer's to see is `null`.
#[Object]
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

    /// Its people by name, those who have left too.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn people(
        &self,
        #[graphql(desc = "Which people.")] filter: Option<PeopleFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Option<Result<Connection<Person, PeopleTotal>, GqlError>> {
        if !self.is_full() {
            return None;
        }
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        let slice = match page.slice() {
            Ok(slice) => slice,
            Err(error) => return Some(Err(error)),
        };
        Some(people::list(&self.viewer, self.scope(), filter, &slice, self.today()).await)
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
    ) -> Option<Result<Connection<MentorCard, MentorCardTotal>, GqlError>> {
        if !self.reads_bank(Side::Mentor) {
            return None;
        }
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        let slice = match page.slice() {
            Ok(slice) => slice,
            Err(error) => return Some(Err(error)),
        };
        Some(mentor_cards::list(&self.viewer, self.scope(), filter, &slice).await)
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
    ) -> Option<Result<Connection<Need, NeedTotal>, GqlError>> {
        if !self.reads_bank(Side::Mentee) {
            return None;
        }
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        let slice = match page.slice() {
            Ok(slice) => slice,
            Err(error) => return Some(Err(error)),
        };
        Some(needs::list(&self.viewer, self.scope(), filter, &slice).await)
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
    ) -> Option<Result<Connection<Mentorship, MentorshipTotal>, GqlError>> {
        if !self.reads_mentorships() {
            return None;
        }
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        let slice = match page.slice() {
            Ok(slice) => slice,
            Err(error) => return Some(Err(error)),
        };
        let (scope, zone) = (self.scope(), self.here.zone);
        Some(mentorships::list(&self.viewer, scope, filter, &slice, zone).await)
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
    ) -> Option<Result<Connection<Order, OrderTotal>, GqlError>> {
        if !self.reads_orders() {
            return None;
        }
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        let slice = match page.slice() {
            Ok(slice) => slice,
            Err(error) => return Some(Err(error)),
        };
        Some(orders::list(&self.viewer, self.scope(), filter, &slice).await)
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
    ) -> Option<Result<Connection<Practice, PracticeTotal>, GqlError>> {
        let readable = practices::readable(&self.viewer, self.here.school.at);
        if !self.is_full() || readable.is_empty() {
            return None;
        }
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        let slice = match page.slice() {
            Ok(slice) => slice,
            Err(error) => return Some(Err(error)),
        };
        Some(practices::list(&self.viewer, self.scope(), readable, filter, &slice).await)
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

    /// What the viewer may do here.
    async fn viewer_can(&self) -> Vec<SchoolAction> {
        viewer_can!(self.viewer, self.here.school.facts(), Action::ALL)
    }
}
