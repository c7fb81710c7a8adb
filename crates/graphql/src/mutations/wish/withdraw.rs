//! A wish about a colleague is taken back.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::wish::Withdraw;
use domain::access::{Actor, Denied, permit};
use domain::id::WishId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::viewer::Viewer;

/// Takes wishes back.
#[derive(Default)]
pub struct WithdrawWishMutation;

#[Object]
impl WithdrawWishMutation {
    /// Takes a wish back; nothing is kept of it but that it was. For who had it, and for the curators of the school.
    async fn withdraw_wish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which wish.")] input: WithdrawWishInput,
    ) -> Result<WithdrawWishPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = WithdrawWish {
            actor: viewer.actor().clone(),
            wish: WishId::read(&input.wish_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(id) = perform(&viewer, key, "withdrawWish", &operation).await?;
        Ok(WithdrawWishPayload::Done(WithdrawWishDone {
            wish_id: id.public(),
        }))
    }
}

#[derive(Serialize)]
struct WithdrawWish {
    #[serde(skip)]
    actor: Actor,
    wish: WishId,
}

impl Operation for WithdrawWish {
    type Done = WishId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<WishId, Failure<Self::Refusal>> {
        let row = work.wishes().find(self.wish).await?;
        let row = row.ok_or(Denied::Hidden)?;
        let here = opened::lock(work, Some(row.school)).await?;
        // Whether they work there still is of no account.
        let permit = permit::<Withdraw>(&self.actor, &row.facts(here.school.at, false))?;
        work.wishes().withdraw(&permit).await?;
        let change = Change {
            school: Some(row.school),
            from: Some("STATED"),
            to: Some("WITHDRAWN"),
            ..Change::default()
        };
        work.note(&permit, self.wish, change).await?;
        Ok(self.wish)
    }
}

/// A wish to be taken back.
#[derive(InputObject)]
pub struct WithdrawWishInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `wish:…`.
    pub wish_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum WithdrawWishPayload {
    /// It is taken back.
    Done(WithdrawWishDone),
}

/// The wish is taken back.
#[derive(SimpleObject)]
pub struct WithdrawWishDone {
    /// `wish:…`, which it was.
    pub wish_id: ID,
}
