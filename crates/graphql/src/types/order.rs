//! An order of a school: a draft, signed, or thrown away.

use async_graphql::{ID, Object, SimpleObject};
use domain::access::rules::order::{Action, OrderFacts};
use domain::access::{Subject, Verdict};
use domain::document::{OrderStateKind, PairChange};
use domain::id::{OrderId, PersonId};
use domain::org::Whereabouts;
use persistence::{mentorships, orders};

use super::enums::{OrderKind, OrderPart, OrderState, mirror};
use super::mentorship::{Mentorship, is_seen};
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{
    ChangesOfOrder, MentorshipById, MentorshipsOfOrder, NamedInOrder, OrderById, RegionById,
    SchoolById,
};
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

    /// Whether the order pairs the person, changes a pair of theirs, names or appoints them.
    pub(crate) async fn concerns(&self, person: PersonId) -> Result<bool, GqlError> {
        let facts = self.facts().await?;
        Ok(facts.concerns.contains(&person) || self.row.subject == Some(person))
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
        let changed = self.changed().await?;
        let changed = changed.iter().map(|(_, row)| row);
        let named = pairs.iter().flatten().chain(changed);
        let mut concerns: Vec<PersonId> = named.flat_map(|row| row.pair.accepted()).collect();
        let listed = loaders.load_one(NamedInOrder(self.row.id)).await?;
        concerns.extend(listed.into_iter().flatten().map(|(person, _)| person));
        Ok(self.row.facts(self.at().await?, concerns))
    }
}

impl Order {
    /// What it changes, each with the mentorship.
    async fn changed(&self) -> Result<Vec<(PairChange, mentorships::Mentorship)>, GqlError> {
        let loaders = self.viewer.loaders();
        let changes = loaders.load_one(ChangesOfOrder(self.row.id)).await?;
        let changes = changes.unwrap_or_default();
        let keys = changes
            .iter()
            .map(|change| MentorshipById(change.mentorship));
        let rows = loaders.load_many(keys).await?;
        let found = changes.into_iter().filter_map(|change| {
            let row = rows.get(&MentorshipById(change.mentorship))?;
            Some((change, row.clone()))
        });
        Ok(found.collect())
    }
}

mirror! {
    /// How an order changes a mentorship in force.
    OrderChangeKind = "domain::document::ChangeKind" {
        /// It ends.
        End,
        /// One of several leaves.
        Leave,
        /// It rests.
        Suspend,
        /// It ends, and another with a new mentor follows.
        Replace,
    }
}

/// A change of a mentorship in force by an order.
#[derive(SimpleObject)]
pub struct OrderChange {
    /// How it is changed.
    pub kind: OrderChangeKind,
    /// The last day; of a rest the first one.
    pub on: Date,
    /// The mentorship, as it is now.
    pub mentorship: Mentorship,
}

/// Somebody whom an order names.
#[derive(SimpleObject)]
pub struct OrderPerson {
    /// Who.
    pub person: Person,
    /// As what.
    pub part: OrderPart,
}

/// An order of a school. Read by its head and curators, and by the people whom it pairs or names; one that appoints a
/// curator by the municipality, too.
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

    /// What it changes in mentorships in force, in the order of its points; of those the ones that the viewer may see.
    async fn changes(&self) -> Result<Vec<OrderChange>, GqlError> {
        let changed = self.changed().await?.into_iter();
        let seen = changed.filter(|(_, row)| is_seen(&self.viewer, row));
        Ok(seen
            .map(|(change, row)| OrderChange {
                kind: change.what.kind().into(),
                on: change.what.day().into(),
                mentorship: Mentorship::new(self.viewer.clone(), row),
            })
            .collect())
    }

    /// Whom an order about people names, in the order of its lines; whoever reads the paper sees them all.
    async fn people(&self) -> Result<Vec<OrderPerson>, GqlError> {
        let loaders = self.viewer.loaders();
        let named = loaders.load_one(NamedInOrder(self.row.id)).await?;
        let mut people = Vec::new();
        for (person, part) in named.into_iter().flatten() {
            people.push(OrderPerson {
                person: Person::load(&self.viewer, person).await?,
                part: part.into(),
            });
        }
        Ok(people)
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
