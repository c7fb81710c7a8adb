//! The signed-in person and the way to their desks.

use async_graphql::{ID, Object};
use domain::access::rules::person;
use domain::access::rules::place::{municipality, region};
use domain::access::{Subject, Verdict};
use domain::clock::Zone;
use persistence::calendar::CalendarOf;

use crate::date::Date;
use crate::desks::municipality::{MunicipalityDesk, MunicipalityDeskObject};
use crate::desks::participant::ParticipantDesk;
use crate::desks::region::{RegionDesk, RegionDeskObject};
use crate::desks::school::{SchoolDesk, SchoolDeskObject};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::PersonById;
use crate::pagination::{Connection, page_cost, page_slice};
use crate::types::calendar::CalendarEntry;
use crate::types::document::Document;
use crate::types::import_run::ImportRun;
use crate::types::mediation::MediationCase;
use crate::types::mentorship::Mentorship;
use crate::types::monitoring::{Campaign, Submission};
use crate::types::my_data::MyData;
use crate::types::notification::{self, Notification, NotificationChoice, NotificationTotal};
use crate::types::order::Order;
use crate::types::person::Person;
use crate::types::post::Post;
use crate::types::practice::Practice;
use crate::types::programme::Programme;
use crate::types::ready_plan::ReadyPlan;
use crate::types::roadmap::{Duty, DutyOccurrence, Roadmap, RoadmapReport};
use crate::types::saved_view::SavedView;
use crate::types::task::Task;
use crate::viewer::Viewer;

/// The signed-in person.
#[derive(Clone)]
pub struct ViewerNode {
    viewer: Viewer,
}

impl ViewerNode {
    /// The viewer, who must be signed in.
    pub fn new(viewer: Viewer) -> Self {
        Self { viewer }
    }
}

/// The signed-in person: their posts, their tasks and the desks where they may stand. A desk that is `null` does not
/// exist, or is not theirs; the two look the same.
#[Object(name = "Viewer")]
impl ViewerNode {
    /// Who they are.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.viewer.person()?).await
    }

    /// The address that they sign in with.
    async fn email(&self) -> Result<String, GqlError> {
        let accounts = self.viewer.store().accounts();
        let account = accounts.find_of(self.viewer.person()?).await?;
        Ok(account.ok_or(GqlError::NotFound)?.email.as_str().to_owned())
    }

    /// What they have to do now, by due date, without a date last.
    #[graphql(complexity = "100 * child_complexity")]
    async fn tasks(&self) -> Result<Vec<Task>, GqlError> {
        Task::of(&self.viewer).await
    }

    /// What they were told, the latest first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn notifications(
        &self,
        #[graphql(desc = "Only what was not read; all when left out.")] unread_only: Option<bool>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Notification, NotificationTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        notification::list(&self.viewer, unread_only.unwrap_or(false), &slice).await
    }

    /// How many notifications they have not read.
    async fn unread_notifications(&self) -> Result<i32, GqlError> {
        let notices = self.viewer.store().notices();
        let unread = notices.count(self.viewer.person()?, true).await?;
        Ok(i32::try_from(unread).unwrap_or(i32::MAX))
    }

    /// By which way they are told of each kind of things.
    async fn notification_choices(&self) -> Result<Vec<NotificationChoice>, GqlError> {
        NotificationChoice::of(&self.viewer).await
    }

    /// The days on which something is expected of them, by day; at most five hundred of a kind.
    #[graphql(complexity = "100 * child_complexity")]
    async fn calendar(
        &self,
        #[graphql(desc = "The first day.")] from: Date,
        #[graphql(desc = "The last day, at most 400 days later.")] until: Date,
    ) -> Result<Vec<CalendarEntry>, GqlError> {
        let of = CalendarOf::Person(self.viewer.person()?);
        CalendarEntry::between(&self.viewer, of, Zone::default(), [from.0, until.0]).await
    }

    /// Who can see what of them, and who has read it.
    async fn my_data(&self) -> MyData {
        MyData::new(self.viewer.clone())
    }

    /// Whether a calendar program can read their days under a secret address.
    async fn has_calendar_feed(&self) -> Result<bool, GqlError> {
        let feeds = self.viewer.store().calendar_feeds();
        Ok(feeds.since(self.viewer.person()?).await?.is_some())
    }

    /// Their posts in force today, the oldest first.
    async fn posts(&self) -> Result<Vec<Post>, GqlError> {
        let store = self.viewer.store();
        let (person, now) = (self.viewer.person()?, store.clock().now());
        let rows = store.posts().of_person(person, now).await?;
        let node = |row| Post::new(self.viewer.clone(), row);
        Ok(rows.into_iter().map(node).collect())
    }

    /// The addresses that they gave a name, by name.
    async fn saved_views(&self) -> Result<Vec<SavedView>, GqlError> {
        let person = self.viewer.person()?;
        let views = self.viewer.store().saved_views().of(person).await?;
        Ok(views.into_iter().map(Into::into).collect())
    }

    /// The desk of a region.
    async fn region(
        &self,
        #[graphql(desc = "`region:…`.")] id: ID,
    ) -> Option<Result<RegionDeskObject, GqlError>> {
        async {
            let Ok(id) = PublicId::read(&id) else {
                return Ok(None);
            };
            let Some(row) = self.viewer.store().regions().find(id).await? else {
                return Ok(None);
            };
            let verdict = row.facts().judge(self.viewer.actor(), region::Action::Read);
            Ok(
                (verdict == Verdict::Full)
                    .then(|| RegionDesk::new(self.viewer.clone(), row).into()),
            )
        }
        .await
        .transpose()
    }

    /// The desk of a municipality.
    async fn municipality(
        &self,
        #[graphql(desc = "`municipality:…`.")] id: ID,
    ) -> Option<Result<MunicipalityDeskObject, GqlError>> {
        async {
            let Ok(id) = PublicId::read(&id) else {
                return Ok(None);
            };
            let found = self.viewer.store().municipalities().find(id).await?;
            let Some(row) = found else { return Ok(None) };
            let verdict = row
                .facts()
                .judge(self.viewer.actor(), municipality::Action::Read);
            Ok((verdict == Verdict::Full)
                .then(|| MunicipalityDesk::new(self.viewer.clone(), row).into()))
        }
        .await
        .transpose()
    }

    /// The desk of a school; levels above it get a desk with figures only.
    async fn school(
        &self,
        #[graphql(desc = "`school:…`.")] id: ID,
    ) -> Option<Result<SchoolDeskObject, GqlError>> {
        async {
            let Ok(id) = PublicId::read(&id) else {
                return Ok(None);
            };
            let found = self.viewer.store().schools().locate(id).await?;
            Ok(found
                .and_then(|here| SchoolDesk::open(self.viewer.clone(), here))
                .map(Into::into))
        }
        .await
        .transpose()
    }

    /// What belongs to the viewer themselves: consents, cards, jobs.
    async fn participant(&self) -> ParticipantDesk {
        ParticipantDesk::new(self.viewer.clone())
    }

    /// A case of consultation, agreement or mediation that the viewer may know of.
    async fn mediation(
        &self,
        #[graphql(desc = "`mediation:…`.")] id: ID,
    ) -> Result<Option<MediationCase>, GqlError> {
        match PublicId::read(&id) {
            Ok(id) => MediationCase::seen(&self.viewer, id).await,
            Err(_) => Ok(None),
        }
    }

    /// A person whom the viewer may see by name.
    async fn person_by_id(
        &self,
        #[graphql(desc = "`person:…`.")] id: ID,
    ) -> Option<Result<Person, GqlError>> {
        async {
            let Ok(id) = PublicId::read(&id) else {
                return Ok(None);
            };
            let Some(row) = self.viewer.loaders().load_one(PersonById(id)).await? else {
                return Ok(None);
            };
            let person = Person::new(self.viewer.clone(), row);
            let verdict = person
                .facts()
                .await?
                .judge(self.viewer.actor(), person::Action::Read);
            Ok((verdict == Verdict::Full).then_some(person))
        }
        .await
        .transpose()
    }

    /// Ready plans that a municipality or a school may take over for its own years.
    async fn ready_plans(&self) -> Vec<ReadyPlan> {
        ReadyPlan::all()
    }

    /// A mentorship that the viewer may see with names.
    async fn mentorship(
        &self,
        #[graphql(desc = "`mentorship:…`.")] id: ID,
    ) -> Option<Result<Mentorship, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Mentorship::seen(&self.viewer, id).await.transpose()
    }

    /// A programme that the viewer may read.
    async fn programme(
        &self,
        #[graphql(desc = "`programme:…`.")] id: ID,
    ) -> Option<Result<Programme, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Programme::seen(&self.viewer, id).await.transpose()
    }

    /// A practice that the viewer may read, published or not.
    async fn practice(
        &self,
        #[graphql(desc = "`practice:…`.")] id: ID,
    ) -> Option<Result<Practice, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Practice::seen(&self.viewer, id).await.transpose()
    }

    /// A file on its way into the registers that the viewer may take over.
    async fn import_by_id(
        &self,
        #[graphql(desc = "`import:…`.")] id: ID,
    ) -> Option<Result<ImportRun, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        ImportRun::seen(&self.viewer, id).await.transpose()
    }

    /// A version of a document that the viewer may read.
    async fn document(
        &self,
        #[graphql(desc = "`document:…`.")] id: ID,
    ) -> Option<Result<Document, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Document::seen(&self.viewer, id).await.transpose()
    }

    /// A roadmap that the viewer may read.
    async fn roadmap(
        &self,
        #[graphql(desc = "`roadmap:…`.")] id: ID,
    ) -> Option<Result<Roadmap, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Roadmap::seen(&self.viewer, id).await.transpose()
    }

    /// A report on the execution of a roadmap that the viewer may read.
    async fn roadmap_report(
        &self,
        #[graphql(desc = "`report:…`.")] id: ID,
    ) -> Option<Result<RoadmapReport, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        RoadmapReport::seen(&self.viewer, id).await.transpose()
    }

    /// A row of a roadmap as the duty of one place, for who may read it.
    async fn duty(
        &self, #[graphql(desc = "`duty:…`.")] id: ID
    ) -> Option<Result<Duty, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Duty::seen(&self.viewer, id).await.transpose()
    }

    /// A monitoring campaign that the viewer may read.
    async fn campaign(
        &self,
        #[graphql(desc = "`campaign:…`.")] id: ID,
    ) -> Option<Result<Campaign, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Campaign::seen(&self.viewer, id).await.transpose()
    }

    /// What a school answers in a campaign, for who may know of it.
    async fn submission(
        &self,
        #[graphql(desc = "`submission:…`.")] id: ID,
    ) -> Option<Result<Submission, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Submission::seen(&self.viewer, id).await.transpose()
    }

    /// A dated execution of a duty that the viewer may read.
    async fn duty_occurrence(
        &self,
        #[graphql(desc = "`occurrence:…`.")] id: ID,
    ) -> Option<Result<DutyOccurrence, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        DutyOccurrence::seen(&self.viewer, id).await.transpose()
    }

    /// An order that the viewer may read.
    async fn order(
        &self,
        #[graphql(desc = "`order:…`.")] id: ID,
    ) -> Option<Result<Order, GqlError>> {
        let id = PublicId::read(&id).ok()?;
        Order::seen(&self.viewer, id).await.transpose()
    }
}
