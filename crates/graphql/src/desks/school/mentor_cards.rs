//! The bank of mentors of a school.

use async_graphql::InputObject;
use domain::access::Scope;
use domain::clock::Date;
use persistence::mentor_cards::CardFilter as Wanted;
use persistence::page::Slice;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::bank::BankState;
use crate::types::enums::{MenteeCategory, MentoringFormat, MentoringTopic, mirror};
use crate::types::mentor_card::MentorCard;
use crate::viewer::Viewer;

mirror! {
    /// The order of a bank.
    CardOrder = "persistence::mentor_cards::CardOrder" {
        /// By the owner's name.
        Name,
        /// What nobody has touched for the longest time first.
        Untouched,
    }
}

/// Which cards of the bank of mentors are wanted.
#[derive(InputObject, Default)]
pub struct CardFilter {
    /// In this state; those that have left the bank are shown only when that is asked for.
    pub state: Option<BankState>,
    /// Who would take mentees of this category.
    pub category: Option<MenteeCategory>,
    /// Experts of the municipality, or the others.
    pub expert: Option<bool>,
    /// In which order; by name when left out.
    pub order: Option<CardOrder>,
    /// With this topic.
    pub topic: Option<MentoringTopic>,
    /// With this format.
    pub format: Option<MentoringFormat>,
    /// In the bank with a place for a mentee now, or not.
    pub free: Option<bool>,
    /// Whose owner's name, or whose subjects, areas, competences and interests, have these words, without regard to case
    /// and ё; a single letter is an initial.
    pub text: Option<String>,
}

impl CardFilter {
    /// What is asked of the store on `today`.
    pub(crate) fn on(self, today: Date) -> Wanted {
        let filter = self;
        Wanted {
            state: filter.state.map(|state| (state.into(), today)),
            category: filter.category.map(Into::into),
            expert: filter.expert,
            order: filter.order.map(Into::into).unwrap_or_default(),
            topic: filter.topic.map(Into::into),
            format: filter.format.map(Into::into),
            free: filter.free,
            text: filter.text,
        }
    }
}

/// Counts the bank of mentors on demand.
pub struct MentorCardTotal {
    viewer: Viewer,
    scope: Scope,
    filter: Wanted,
}

impl Total for MentorCardTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let cards = self.viewer.store().mentor_cards();
        Ok(cards.count(&self.scope, &self.filter).await?)
    }
}

/// A page of the bank of mentors of `scope`.
pub(in crate::desks) async fn list(
    viewer: &Viewer,
    scope: Scope,
    filter: Option<CardFilter>,
    slice: &Slice,
    today: Date,
) -> Result<Connection<MentorCard, MentorCardTotal>, GqlError> {
    let filter = filter.unwrap_or_default().on(today);
    let cards = viewer.store().mentor_cards();
    let window = cards.within(&scope, &filter, slice).await?;
    let window = window.map(|row| MentorCard::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(
        window,
        MentorCardTotal {
            viewer,
            scope,
            filter,
        },
    ))
}
