//! An order of a school: a draft, signed, or thrown away.

use async_graphql::{ID, Object};
use domain::access::rules::order::{Action, OrderFacts};
use domain::access::{Subject, Verdict};
use domain::document::OrderStateKind;
use domain::id::{OrderId, PersonId};
use domain::org::Whereabouts;
use persistence::orders;

use super::enums::{OrderKind, OrderState, mirror};
use super::mentorship::{Mentorship, is_seen};
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MentorshipsOfOrder, OrderById, RegionById, SchoolById};
use crate::viewer::Viewer;

mirror! {
    /// What the viewer may do with an order, as it stands now.
    OrderAction = "Action" {
        /// Read and print it.
        Read,
        /// Sign it with number and date.
        Sign,
        /// Throw the draft away.
        Cancel,
    }
}

/// An order that the viewer may read.
#[derive(Clone)]
pub struct Order {
    viewer: Viewer,
    row: orders::Order,
}

impl Order {
    /// An order that the viewer was allowed to read: on their desk, of their pair, or by the policy's word.
    pub(crate) fn new(viewer: Viewer, row: orders::Order) -> Self {
        Self { viewer, row }
    }

    /// The order with this id, if the policy lets the viewer read it; `None` looks the same for one that never was.
    pub async fn seen(viewer: &Viewer, id: OrderId) -> Result<Option<Self>, GqlError> {
        let Some(row) = viewer.loaders().load_one(OrderById(id)).await? else {
            return Ok(None);
        };
        let order = Self::new(viewer.clone(), row);
        let verdict = order.facts().await?.judge(viewer.actor(), Action::Read);
        Ok((verdict == Verdict::Full).then_some(order))
    }

    /// The order that the viewer has just changed, or that stands behind their pair; [`GqlError::NotFound`] when it is
    /// not theirs to read.
    pub async fn load(viewer: &Viewer, id: OrderId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    pub(crate) fn row(&self) -> &orders::Order {
        &self.row
    }

    async fn at(&self) -> Result<Whereabouts, GqlError> {
        let school = self
            .viewer
            .loaders()
            .load_one(SchoolById(self.row.school))
            .await?;
        Ok(school.ok_or(GqlError::NotFound)?.at)
    }

    async fn facts(&self) -> Result<OrderFacts, GqlError> {
        let loaders = self.viewer.loaders();
        let pairs = loaders.load_one(MentorshipsOfOrder(self.row.id)).await?;
        let lines = pairs
            .iter()
            .flatten()
            .flat_map(|row| &row.pair.participants);
        let concerns: Vec<PersonId> = lines.map(|line| line.person).collect();
        Ok(self.row.facts(self.at().await?, concerns))
    }
}

/// An order of a school. Read by its head and curators, and by the people whom it pairs.
#[Object]
impl Order {
    /// `order:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school whose head gives it.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// What it decides.
    async fn kind(&self) -> OrderKind {
        self.row.kind.into()
    }

    /// Its title, «О …».
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// How far it has come.
    async fn state(&self) -> OrderState {
        self.row.state.kind().into()
    }

    /// The number in the school's register; `null` until it is signed.
    async fn number(&self) -> Option<&str> {
        self.row.signing().map(|signing| signing.number.as_str())
    }

    /// The date that the paper bears; `null` until it is signed.
    async fn date(&self) -> Option<Date> {
        self.row.signing().map(|signing| signing.date.into())
    }

    /// The day on which it was drawn up.
    async fn prepared_on(&self) -> Result<Date, GqlError> {
        let region = RegionById(self.at().await?.region);
        let region = self.viewer.loaders().load_one(region).await?;
        let zone = region.ok_or(GqlError::NotFound)?.zone;
        Ok(zone.date(self.row.prepared_at).into())
    }

    /// Who signed it; `null` until then.
    async fn signed_by(&self) -> Option<Result<Person, GqlError>> {
        let signing = self.row.signing()?;
        Some(Person::load(&self.viewer, signing.by).await)
    }

    /// The mentorships that it puts, or is to put, into force; of those the ones that the viewer may see.
    async fn mentorships(&self) -> Result<Vec<Mentorship>, GqlError> {
        let loaders = self.viewer.loaders();
        let rows = loaders.load_one(MentorshipsOfOrder(self.row.id)).await?;
        let seen = rows
            .into_iter()
            .flatten()
            .filter(|row| is_seen(&self.viewer, row));
        Ok(seen
            .map(|row| Mentorship::new(self.viewer.clone(), row))
            .collect())
    }

    /// Where the paper lies as a Word file, under the address of the installation.
    async fn docx_url(&self) -> String {
        format!("/files/orders/{}.docx", self.row.id.0)
    }

    /// Where the paper lies as a PDF, under the address of the installation.
    async fn pdf_url(&self) -> String {
        format!("/files/orders/{}.pdf", self.row.id.0)
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<OrderAction>, GqlError> {
        let facts = self.facts().await?;
        let draft = self.row.state.kind() == OrderStateKind::Draft;
        let can = |action: &Action| {
            let open = match action {
                Action::Read => true,
                Action::Sign | Action::Cancel => draft,
            };
            open && facts.judge(self.viewer.actor(), *action) == Verdict::Full
        };
        let all = Action::ALL.iter().copied();
        Ok(all.filter(can).map(Into::into).collect())
    }
}
