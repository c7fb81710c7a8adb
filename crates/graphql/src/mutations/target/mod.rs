//! Numeric targets: set, set anew, approved (row 50).

mod approve;
mod set;

use async_graphql::MergedObject;
use domain::monitoring::target::Plan;

/// Mutations of numeric targets.
#[derive(MergedObject, Default)]
pub struct TargetMutation(set::SetTargetMutation, approve::ApproveTargetMutation);

/// A plan as the trail keeps it: «SCHOOL 7/18».
fn told(plan: &Plan) -> String {
    let line = |line: &domain::monitoring::target::PlanLine| {
        let (kind, planned, base) = (line.kind.code(), line.planned, line.base);
        format!("{kind} {planned}/{base}")
    };
    let lines: Vec<String> = plan.lines().iter().map(line).collect();
    lines.join(", ")
}
