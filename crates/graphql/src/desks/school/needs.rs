//! The bank of mentees of a school.

use async_graphql::InputObject;
use domain::access::Scope;
use domain::clock::{Date, Zone};
use persistence::needs::NeedFilter as Wanted;
use persistence::page::Slice;

use super::mentor_cards::CardOrder;
use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::bank::BankState;
use crate::types::deficit::DeficitKind;
use crate::types::enums::{MenteeCategory, MentoringTopic};
use crate::types::need::Need;
use crate::viewer::Viewer;

/// Which needs of the bank of mentees are wanted.
#[derive(InputObject, Default)]
pub struct NeedFilter {
    /// In this state; those that have left the bank are shown only when that is asked for.
    pub state: Option<BankState>,
    /// Of this category.
    pub category: Option<MenteeCategory>,
    /// With this topic.
    pub topic: Option<MentoringTopic>,
    /// Who asked at least so many days ago and has had no mentor for so long; 1–3 650.
    pub alone_for_days: Option<i32>,
    /// In which order; by name when left out.
    pub order: Option<CardOrder>,
    /// Whose owner is nobody's mentee at the school and is asked by nobody, or the others.
    pub without_mentor: Option<bool>,
    /// With a deficit of this kind that is not resolved.
    pub deficit_kind: Option<DeficitKind>,
    /// Whose owner's name, or whose request and deficits, have these words, without regard to case and ё; a single
    /// letter is an initial.
    pub text: Option<String>,
}

impl NeedFilter {
    /// What is asked of the store on `today`.
    pub(crate) fn on(self, today: Date, zone: Zone) -> Result<Wanted, GqlError> {
        let filter = self;
        let since = |days: i32| {
            let days = u64::try_from(days)
                .ok()
                .filter(|days| (1..=3_650).contains(days))
                .ok_or(GqlError::BadInput("aloneForDays is 1 to 3650"))?;
            let day = today.checked_sub_days(chrono::Days::new(days));
            let day = day.unwrap_or(today);
            Ok::<_, GqlError>((zone.begins(day), day))
        };
        Ok(Wanted {
            state: filter.state.map(|state| (state.into(), today)),
            category: filter.category.map(Into::into),
            topic: filter.topic.map(Into::into),
            alone_since: filter.alone_for_days.map(since).transpose()?,
            order: filter.order.map(Into::into).unwrap_or_default(),
            without_mentor: filter.without_mentor,
            deficit_kind: filter.deficit_kind.map(Into::into),
            text: filter.text,
        })
    }
}

/// Counts the bank of mentees on demand.
pub struct NeedTotal {
    viewer: Viewer,
    scope: Scope,
    filter: Wanted,
}

impl Total for NeedTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let needs = self.viewer.store().needs();
        Ok(needs.count(&self.scope, &self.filter).await?)
    }
}

/// A page of the bank of mentees of `scope`.
pub(super) async fn list(
    viewer: &Viewer,
    scope: Scope,
    filter: Option<NeedFilter>,
    slice: &Slice,
    (today, zone): (Date, Zone),
) -> Result<Connection<Need, NeedTotal>, GqlError> {
    let filter = filter.unwrap_or_default().on(today, zone)?;
    let needs = viewer.store().needs();
    let window = needs.within(&scope, &filter, slice).await?;
    let window = window.map(|row| Need::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(
        window,
        NeedTotal {
            viewer,
            scope,
            filter,
        },
    ))
}
