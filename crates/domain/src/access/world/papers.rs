//! Papers, plans and campaigns of a school, its municipality and its region.

use uuid::Uuid;

use super::{Thing, thing};
use crate::access::rules::monitoring::{campaign, submission};
use crate::access::rules::{document, roadmap, target};
use crate::id::{
    CampaignId, DocumentId, DutyId, ReportId, RoadmapId, SchoolId, SubmissionId, TargetId,
};
use crate::monitoring::{CampaignState, SubmissionState};
use crate::org::Whereabouts;
use crate::roadmap::{ReportState, RoadmapState};

/// Documents, roadmaps, duties, reports and campaigns of each of the three offices.
pub(super) fn of_offices(at: Whereabouts) -> Vec<Thing> {
    let mut all = documents(at);
    all.extend(roadmaps(at));
    all.extend(duties(at));
    all.extend(reports(at));
    all.extend(campaigns(at));
    all.extend(submissions(at));
    all.extend(targets(at));
    all
}

fn seats(at: Whereabouts) -> [(&'static str, Option<SchoolId>, roadmap::Seat); 3] {
    let town = roadmap::Seat::of_municipality(at.municipality, at.region);
    [
        ("region", None, roadmap::Seat::of_region(at.region)),
        ("municipality", None, town),
        ("school", Some(at.school), roadmap::Seat::of_school(at)),
    ]
}

fn documents(at: Whereabouts) -> Vec<Thing> {
    let mut all = Vec::new();
    for (owner, school, seat) in seats(at) {
        for (state, (is_submitted, is_official)) in ["draft", "submitted", "official"]
            .into_iter()
            .zip([(false, false), (true, false), (false, true)])
        {
            let mut facts = document::DocumentFacts::new_at(DocumentId(Uuid::nil()), seat);
            (facts.is_submitted, facts.is_official) = (is_submitted, is_official);
            let below = seats(at).map(|(.., below)| below).into_iter();
            let below = below.filter(|below| below.lies_below(&seat));
            facts.below = below.map(|below| below.place()).collect();
            let title = format!("document of a {owner}, {state}");
            all.push(thing(title, school, vec![], document::Action::ALL, facts));
        }
    }
    all
}

fn roadmaps(at: Whereabouts) -> Vec<Thing> {
    let mut all = Vec::new();
    for (owner, school, seat) in seats(at) {
        for state in RoadmapState::ALL {
            let facts = roadmap::plan::RoadmapFacts {
                id: RoadmapId(Uuid::from_u128(0x900)),
                at: seat,
                state,
                below: seats(at)
                    .map(|(.., below)| below)
                    .into_iter()
                    .filter(|below| below.lies_below(&seat))
                    .map(|below| below.place())
                    .collect(),
            };
            let title = format!("roadmap of a {owner}, {state:?}");
            all.push(thing(
                title,
                school,
                vec![],
                roadmap::plan::Action::ALL,
                facts,
            ));
        }
    }
    all
}

fn duties(at: Whereabouts) -> Vec<Thing> {
    let mut all = Vec::new();
    for (place, school, seat) in seats(at) {
        for (owner, _, set_by) in seats(at) {
            if seat != set_by && !seat.lies_below(&set_by) {
                continue;
            }
            let facts = roadmap::duty::DutyFacts {
                id: DutyId(Uuid::from_u128(0x910)),
                at: seat,
                set_by,
            };
            let title = format!("duty of a {place}, set by the {owner}");
            all.push(thing(
                title,
                school,
                vec![],
                roadmap::duty::Action::ALL,
                facts,
            ));
        }
    }
    all
}

fn reports(at: Whereabouts) -> Vec<Thing> {
    let mut all = Vec::new();
    for (place, school, at) in seats(at) {
        for state in ReportState::ALL {
            let id = ReportId(Uuid::from_u128(0x920));
            let facts = roadmap::report::ReportFacts {
                id,
                at,
                state,
                was_handed_in: state.is_handed_in(),
            };
            let title = format!("report of a {place}, {state:?}");
            let actions = roadmap::report::Action::ALL;
            all.push(thing(title, school, vec![], actions, facts));
        }
    }
    all
}

fn campaigns(at: Whereabouts) -> Vec<Thing> {
    let mut all = Vec::new();
    for (owner, school, seat) in seats(at) {
        for state in CampaignState::ALL {
            let below = seats(at).map(|(.., below)| below).into_iter();
            let below = below.filter(|below| below.lies_below(&seat));
            let facts = campaign::CampaignFacts {
                id: CampaignId(Uuid::from_u128(0xc00)),
                at: seat,
                state,
                below: below.map(|below| below.place()).collect(),
            };
            let title = format!("campaign of a {owner}, {state:?}");
            all.push(thing(title, school, vec![], campaign::Action::ALL, facts));
        }
    }
    all
}

fn targets(at: Whereabouts) -> Vec<Thing> {
    let mut all = Vec::new();
    for (owner, _, seat) in seats(at)
        .into_iter()
        .filter(|(_, school, _)| school.is_none())
    {
        for (state, is_approved) in [("proposed", false), ("approved", true)] {
            let below = seats(at).map(|(.., below)| below).into_iter();
            let below = below.filter(|below| below.lies_below(&seat));
            let facts = target::TargetFacts {
                id: TargetId(Uuid::from_u128(0x980)),
                at: seat,
                is_approved,
                below: below.map(|below| below.place()).collect(),
            };
            let title = format!("target of a {owner}, {state}");
            all.push(thing(title, None, vec![], target::Action::ALL, facts));
        }
    }
    all
}

fn submissions(at: Whereabouts) -> Vec<Thing> {
    let submission = |state| {
        let facts = submission::SubmissionFacts {
            id: SubmissionId(Uuid::from_u128(0xc10)),
            at,
            state,
        };
        let title = format!("submission, {state:?}");
        let here = Some(at.school);
        thing(title, here, vec![], submission::Action::ALL, facts)
    };
    SubmissionState::ALL.map(submission).into()
}
