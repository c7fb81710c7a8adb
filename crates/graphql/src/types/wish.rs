//! What somebody wishes about a colleague.

use async_graphql::{ID, Object};
use domain::access::rules::wish::{Action, WishFacts};
use domain::access::{Subject, Verdict};
use domain::id::{PersonId, SchoolId, WishId};
use domain::mentoring::Side;
use domain::people::CardState;
use persistence::page::Slice;
use persistence::wishes;
use uuid::Uuid;

use super::absence::is_employed;
use super::bank_field::BankSide;
use super::enums::mirror;
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MentorCardsOf, NeedsOf, SchoolById};
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// What somebody wishes about a colleague.
    WishKind = "domain::people::WishKind" {
        /// To work with them: it speaks for the pair when mentors are looked for.
        Like,
        /// Rather not to: it stands in the pair's way like a no that was said.
        RatherNot,
    }
}

mirror! {
    /// What the viewer may do with a wish.
    WishAction = "Action" {
        /// Read it.
        Read,
        /// State it otherwise.
        State,
        /// Take it back.
        Withdraw,
    }
}

/// A wish that the viewer may read.
#[derive(Clone)]
pub struct Wish {
    viewer: Viewer,
    row: wishes::Wish,
}

impl Wish {
    fn new(viewer: &Viewer, row: wishes::Wish) -> Self {
        Self {
            viewer: viewer.clone(),
            row,
        }
    }

    /// The wish that the viewer has just stated.
    pub(crate) async fn load(viewer: &Viewer, id: WishId) -> Result<Self, GqlError> {
        let row = viewer.store().wishes().find(id).await?;
        let found = Self::new(viewer, row.ok_or(GqlError::NotFound)?);
        let may = found.may(Action::Read).await?;
        may.then_some(found).ok_or(GqlError::NotFound)
    }

    /// The viewer's own wishes.
    pub(crate) async fn own(viewer: &Viewer) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.store().wishes().of_person(viewer.person()?).await?;
        Ok(rows.into_iter().map(|row| Self::new(viewer, row)).collect())
    }

    /// Whom a wish of `person` may name; nobody for who has no card in that bank of the school. A curator who asks for
    /// somebody else is not among them: they do not keep wishes about themselves.
    pub(crate) async fn colleagues(
        viewer: &Viewer,
        (person, school): (PersonId, SchoolId),
        side: Side,
        text: Option<&str>,
    ) -> Result<Vec<Person>, GqlError> {
        let in_bank = |at, state| at == school && state != CardState::Left;
        let loaders = viewer.loaders();
        let stands = match side {
            Side::Mentor => {
                let cards = loaders.load_one(MentorCardsOf(person)).await?;
                let mut cards = cards.unwrap_or_default().into_iter();
                cards.any(|card| in_bank(card.school, card.state))
            }
            Side::Mentee => {
                let needs = loaders.load_one(NeedsOf(person)).await?;
                let mut needs = needs.unwrap_or_default().into_iter();
                needs.any(|need| in_bank(need.school, need.state))
            }
        };
        if !stands || !is_employed(viewer, person, school).await? {
            return Ok(Vec::new());
        }
        let today = viewer.today_at(school).await?;
        let wishes = viewer.store().wishes();
        let found = wishes
            .colleagues(school, side, text, (person, today))
            .await?;
        let own = viewer.person()?;
        let node = |row| Person::new(viewer.clone(), row);
        let named = found.into_iter().filter(|row| row.id != own);
        Ok(named.map(node).collect())
    }

    /// Whether the viewer's role lets them read what people of a school wish.
    pub(crate) async fn are_read(viewer: &Viewer, school: SchoolId) -> Result<bool, GqlError> {
        let place = viewer.loaders().load_one(SchoolById(school)).await?;
        let anybodys = WishFacts {
            id: WishId(Uuid::nil()),
            at: place.ok_or(GqlError::NotFound)?.at,
            person: PersonId(Uuid::nil()),
            colleague: PersonId(Uuid::nil()),
            employed: true,
            listed: true,
        };
        Ok(anybodys.judge(viewer.actor(), Action::Read) == Verdict::Full)
    }

    /// A page of the wishes at a school, which the viewer curates.
    pub(crate) async fn page(
        viewer: &Viewer,
        school: SchoolId,
        slice: &Slice,
    ) -> Result<Connection<Self, WishTotal>, GqlError> {
        let reader = viewer.person()?;
        let window = viewer
            .store()
            .wishes()
            .page(school, reader, slice)
            .await?
            .map(|row| Self::new(viewer, row));
        let total = WishTotal {
            viewer: viewer.clone(),
            school,
            reader,
        };
        Ok(Connection::new(window, total))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let (person, school) = (self.row.person, self.row.school);
        let place = self.viewer.loaders().load_one(SchoolById(school)).await?;
        let employed = is_employed(&self.viewer, person, school).await?;
        let facts = self
            .row
            .facts(place.ok_or(GqlError::NotFound)?.at, employed);
        Ok(facts.judge(self.viewer.actor(), action) == Verdict::Full)
    }
}

/// Counts wishes on demand.
pub struct WishTotal {
    viewer: Viewer,
    school: SchoolId,
    reader: PersonId,
}

impl Total for WishTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let wishes = self.viewer.store().wishes();
        Ok(wishes.count(self.school, self.reader).await?)
    }
}

/// Whom somebody would like, or would rather not, to work with. Seen by them and the curators of the school; the colleague
/// and the head do not learn of it.
#[Object]
impl Wish {
    /// `wish:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Who has it.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// The bank in which they stand: as the mentor or the mentee of such a pair.
    async fn side(&self) -> BankSide {
        self.row.side.into()
    }

    /// About whom.
    async fn colleague(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.colleague).await
    }

    /// The school of both.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// What they wish.
    async fn kind(&self) -> WishKind {
        self.row.kind.into()
    }

    /// On which day they said so last.
    async fn stated_on(&self) -> Date {
        self.row.stated_on.into()
    }

    /// What the viewer may do with it.
    async fn viewer_can(&self) -> Result<Vec<WishAction>, GqlError> {
        let mut can = Vec::new();
        for action in Action::ALL {
            if self.may(*action).await? {
                can.push((*action).into());
            }
        }
        Ok(can)
    }
}
