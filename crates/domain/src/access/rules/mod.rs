//! One file per kind of thing: its facts, its actions, its `judge`.

pub mod absence;
pub mod bank;
pub mod consent;
pub mod correction;
pub mod document;
pub mod file_grant;
pub mod help;
pub mod individual_route;
pub mod legal_hold;
pub mod matching;
pub mod mediation;
pub mod mentorship;
pub mod monitoring;
pub mod one_off;
pub mod order;
pub mod partner;
pub mod person;
pub mod place;
pub mod practice;
pub mod programme;
pub mod request;
pub mod roadmap;
pub mod target;
pub mod template;
pub mod wish;

use super::{Actor, Role};
use crate::org::Whereabouts;

/// Who works with the people of a school day by day.
const KEEPERS: &[Role] = &[Role::Head, Role::Curator];

/// Whether the actor leads or curates the school.
fn keeps(actor: &Actor, at: &Whereabouts) -> bool {
    actor.at_school(at, KEEPERS)
}

/// Whether the actor stands above the school: municipal centre, municipal authority or region.
fn above(actor: &Actor, at: &Whereabouts) -> bool {
    actor.at_municipality(
        at,
        &[Role::MunicipalMethodologist, Role::MunicipalAuthority],
    ) || actor.at_region(at)
}
