//! The bank of mentors of a school.

use async_graphql::InputObject;
use domain::access::Scope;
use persistence::mentor_cards::CardFilter as Wanted;
use persistence::page::Slice;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::enums::{MentoringFormat, MentoringTopic};
use crate::types::mentor_card::MentorCard;
use crate::viewer::Viewer;

/// Which cards of the bank of mentors are wanted.
#[derive(InputObject, Default)]
pub struct CardFilter {
    /// With this topic.
    pub topic: Option<MentoringTopic>,
    /// With this format.
    pub format: Option<MentoringFormat>,
    /// In the bank with a place for a mentee now, or not.
    pub free: Option<bool>,
    /// Whose owner's name has these words, without regard to case and ё; a single letter is an initial.
    pub text: Option<String>,
}

impl From<CardFilter> for Wanted {
    fn from(filter: CardFilter) -> Self {
        Self {
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
pub(super) async fn list(
    viewer: &Viewer,
    scope: Scope,
    filter: Option<CardFilter>,
    slice: &Slice,
) -> Result<Connection<MentorCard, MentorCardTotal>, GqlError> {
    let filter = Wanted::from(filter.unwrap_or_default());
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
