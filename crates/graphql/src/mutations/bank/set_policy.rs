//! The municipality says how often its schools confirm their banks.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::municipality::KeepBankPolicy;
use domain::access::{Actor, Denied, permit};
use domain::bank::RefreshRule;
use domain::id::MunicipalityId;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::bank::BankPolicy;
use crate::viewer::Viewer;

/// Sets the rule.
#[derive(Default)]
pub struct SetBankPolicyMutation;

#[Object]
impl SetBankPolicyMutation {
    /// Says how often the schools of a municipality confirm their banks. For the methodologists of the municipality.
    async fn set_bank_policy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The rule.")] input: SetBankPolicyInput,
    ) -> Result<SetBankPolicyPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let rule = RefreshRule::new(input.months, input.each_november);
        form.require("months", rule.is_some(), Problem::OutOfRange);
        let Some(rule) = rule else {
            return Ok(SetBankPolicyPayload::Invalid(form.into_invalid()));
        };
        let municipality = MunicipalityId::read(&input.municipality_id)?;
        let operation = SetBankPolicy {
            actor: viewer.actor().clone(),
            municipality,
            version: input.version,
            rule,
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "setBankPolicy", &operation).await?;
        let policy = viewer.store().banks().policy(municipality).await?.into();
        Ok(match done {
            Ok(()) => SetBankPolicyPayload::Done(SetBankPolicyDone { policy }),
            Err(Stale) => SetBankPolicyPayload::Conflict(SetBankPolicyConflict { current: policy }),
        })
    }
}

#[derive(Serialize)]
struct SetBankPolicy {
    #[serde(skip)]
    actor: Actor,
    municipality: MunicipalityId,
    version: i32,
    rule: RefreshRule,
}

/// Somebody else was faster.
struct Stale;

impl Operation for SetBankPolicy {
    type Done = ();
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Stale>> {
        let found = work.municipalities().find(self.municipality).await?;
        let facts = found.ok_or(Denied::Hidden)?.facts();
        let permit = permit::<KeepBankPolicy>(&self.actor, &facts)?;
        let banks = work.banks();
        let before = banks.policy(self.municipality).await?;
        if before.version != self.version {
            return Err(Failure::Refused(Stale));
        }
        let now = work.now();
        match banks
            .set_policy(&permit, self.version, self.rule, now)
            .await
        {
            Err(StoreError::Conflict | StoreError::Unique(_)) => {
                return Err(Failure::Refused(Stale));
            }
            set => set?,
        }
        let (from, to) = (name(before.rule), name(self.rule));
        let change = Change {
            from: Some(&from),
            to: Some(&to),
            ..Change::default()
        };
        work.note(&permit, self.municipality, change).await?;
        Ok(())
    }
}

/// The rule as the trail names it: `6+NOVEMBER`.
fn name(rule: RefreshRule) -> String {
    let november = if rule.each_november { "+NOVEMBER" } else { "" };
    format!("{}{november}", rule.months)
}

/// How often the schools of a municipality confirm their banks.
#[derive(InputObject)]
pub struct SetBankPolicyInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `municipality:…`.
    pub municipality_id: ID,
    /// The version of the rule that was changed; 0 for the first one.
    pub version: i32,
    /// At least once in so many months, 1–12.
    pub months: i32,
    /// And once in every November besides.
    pub each_november: bool,
}

/// What came of it.
#[derive(Union)]
pub enum SetBankPolicyPayload {
    /// The rule stands.
    Done(SetBankPolicyDone),
    /// Somebody else was faster.
    Conflict(SetBankPolicyConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The rule stands.
#[derive(SimpleObject)]
pub struct SetBankPolicyDone {
    /// The rule.
    pub policy: BankPolicy,
}

/// Somebody else changed the rule since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct SetBankPolicyConflict {
    /// The rule as it is now.
    pub current: BankPolicy,
}
