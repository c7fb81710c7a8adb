//! The one way in which a mutation reaches the store.

use domain::text::Line;
use persistence::{Failure, Once, OnceRefusal, Operation};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::error::GqlError;
use crate::viewer::Viewer;

/// Runs `operation` in a transaction; under a client's key it takes effect once however often it is sent.
///
/// The operation's future is boxed: the schema's own is as deep as all of them together, and the compiler counts.
///
/// The outer error is a failure, the inner one an expected refusal. The operation is committed before this returns,
/// so that a payload is always built from what is stored.
pub async fn perform<O>(
    viewer: &Viewer,
    client_mutation_id: Option<&str>,
    mutation: &'static str,
    operation: &O,
) -> Result<Result<O::Done, O::Refusal>, GqlError>
where
    O: Operation + Serialize,
    O::Done: Serialize + DeserializeOwned,
{
    let Some(key) = client_mutation_id else {
        return settled(Box::pin(viewer.store().write(operation)).await);
    };
    let key = Line::<100>::parse(key).or(Err(GqlError::BadInput(
        "clientMutationId is 1 to 100 characters",
    )))?;
    let input_hash = fingerprint(operation)?;
    let once = Once {
        actor: viewer.person()?,
        key: key.as_str(),
        mutation,
        input_hash: &input_hash,
        operation,
    };
    match Box::pin(viewer.store().write(&once)).await {
        Err(Failure::Refused(OnceRefusal::KeyReused)) => Err(GqlError::KeyReused),
        Err(Failure::Refused(OnceRefusal::Own(refusal))) => Ok(Err(refusal)),
        Err(Failure::Denied(denied)) => Err(denied.into()),
        Err(Failure::Store(error)) => Err(error.into()),
        Ok(done) => Ok(Ok(done)),
    }
}

fn settled<T, R>(result: Result<T, Failure<R>>) -> Result<Result<T, R>, GqlError> {
    match result {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        Err(Failure::Denied(denied)) => Err(denied.into()),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn fingerprint<O: Serialize>(operation: &O) -> Result<String, GqlError> {
    let json = serde_json::to_vec(operation).map_err(persistence::StoreError::from)?;
    Ok(Sha256::digest(json)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
