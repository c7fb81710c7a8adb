//! Receipts: the same mutation sent twice has one effect and one answer.

use domain::id::PersonId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Serialize, de::DeserializeOwned};

use crate::entity::mutation_receipt;
use crate::error::StoreError;
use crate::store::{Failure, Operation};
use crate::unit_of_work::UnitOfWork;

/// An operation that a client may repeat under a key of its own making.
pub struct Once<'a, O> {
    /// Whose key it is.
    pub actor: PersonId,
    /// The client's key, `clientMutationId`.
    pub key: &'a str,
    /// The mutation's name.
    pub mutation: &'static str,
    /// A hash of the input: the same key with another input is refused.
    pub input_hash: &'a str,
    /// What is to be done once.
    pub operation: &'a O,
}

/// The refusals of a repeated operation.
#[derive(Debug)]
pub enum OnceRefusal<R> {
    /// The key was used for something else.
    KeyReused,
    /// The operation's own.
    Own(R),
}

impl<O> Operation for Once<'_, O>
where
    O: Operation,
    O::Done: Serialize + DeserializeOwned,
{
    type Done = O::Done;
    type Refusal = OnceRefusal<O::Refusal>;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<Self::Refusal>> {
        if let Some(row) = self.find(work).await? {
            if row.mutation != self.mutation || row.input_hash != self.input_hash {
                return Err(Failure::Refused(OnceRefusal::KeyReused));
            }
            return Ok(serde_json::from_value(row.outcome).map_err(StoreError::from)?);
        }
        self.claim(work).await?;
        let done = self
            .operation
            .run(work)
            .await
            .map_err(|failure| match failure {
                Failure::Refused(refusal) => Failure::Refused(OnceRefusal::Own(refusal)),
                Failure::Denied(denied) => Failure::Denied(denied),
                Failure::Store(error) => Failure::Store(error),
            })?;
        self.settle(work, &done).await?;
        Ok(done)
    }
}

impl<O: Operation> Once<'_, O> {
    async fn find(&self, work: &UnitOfWork) -> Result<Option<mutation_receipt::Model>, StoreError> {
        let key = (self.actor.0, self.key.to_owned());
        Ok(mutation_receipt::Entity::find_by_id(key)
            .one(&work.tx)
            .await?)
    }

    /// Takes the key before the work begins: a twin waits here, fails on the unique key, and is told to try again,
    /// when it finds the receipt.
    async fn claim(&self, work: &UnitOfWork) -> Result<(), StoreError> {
        let row = mutation_receipt::ActiveModel {
            actor_id: Set(self.actor.0),
            client_mutation_id: Set(self.key.to_owned()),
            mutation: Set(self.mutation.to_owned()),
            input_hash: Set(self.input_hash.to_owned()),
            outcome: Set(serde_json::Value::Null),
            at: Set(work.now()),
        };
        match mutation_receipt::Entity::insert(row)
            .exec_without_returning(&work.tx)
            .await
        {
            Ok(_) => Ok(()),
            Err(error) => Err(match StoreError::from(error) {
                StoreError::Unique(twin) => StoreError::Busy(twin),
                other => other,
            }),
        }
    }

    async fn settle(&self, work: &UnitOfWork, done: &O::Done) -> Result<(), StoreError>
    where
        O::Done: Serialize,
    {
        let outcome = serde_json::to_value(done)?;
        mutation_receipt::Entity::update_many()
            .col_expr(mutation_receipt::Column::Outcome, Expr::val(outcome))
            .filter(mutation_receipt::Column::ActorId.eq(self.actor.0))
            .filter(mutation_receipt::Column::ClientMutationId.eq(self.key))
            .exec(&work.tx)
            .await?;
        Ok(())
    }
}
