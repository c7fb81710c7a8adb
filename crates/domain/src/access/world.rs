//! Two regions, three municipalities, four schools and the things in them, for the tests of the policy.

mod papers;

use std::any::type_name;

use uuid::Uuid;

use super::rules::place::{municipality, region, school};
use super::rules::{
    absence, bank, consent, correction, file_grant, help, individual_route, legal_hold, matching,
    mediation, mentorship, one_off, order, partner, person, practice, programme, request, template,
    wish,
};
use super::{Actor, Place, Post, Role, Subject, Verdict};
use crate::document::OrderKind;
use crate::id::{
    AbsenceId, CorrectionId, FileGrantId, HelpRequestId, IndividualRouteId, LegalHoldId,
    MediationId, MentorshipId, MunicipalityId, OneOffId, OrderId, PartnerId, PersonId, PracticeId,
    ProgrammeTemplateId, RegionId, RequestId, SchoolId, WishId,
};
use crate::mentoring::Side;
use crate::org::Whereabouts;
use crate::practice::PracticeState;
use crate::testing;

/// The school where things happen.
pub const HERE: Whereabouts = at(1, 1, 1);
/// Another school of the same municipality.
pub const SIBLING: Whereabouts = at(2, 1, 1);
/// A school of another municipality of the region.
pub const NEIGHBOUR: Whereabouts = at(3, 2, 1);
/// A school of another region.
pub const FAR: Whereabouts = at(4, 3, 2);

/// Every school.
pub const SCHOOLS: [Whereabouts; 4] = [HERE, SIBLING, NEIGHBOUR, FAR];

const fn at(school: u128, municipality: u128, region: u128) -> Whereabouts {
    Whereabouts {
        school: SchoolId(Uuid::from_u128(0x100 + school)),
        municipality: MunicipalityId(Uuid::from_u128(0x200 + municipality)),
        region: RegionId(Uuid::from_u128(0x300 + region)),
    }
}

/// The mentor of the pair.
pub fn mentor() -> PersonId {
    testing::person(1)
}

/// The mentee of the pair.
pub fn mentee() -> PersonId {
    testing::person(2)
}

/// Somebody who left the group that goes on without them.
pub fn former() -> PersonId {
    testing::person(4)
}

/// Somebody who takes part in nothing.
pub fn outsider() -> PersonId {
    testing::person(9)
}

/// `id` with `posts`.
pub fn with_posts(id: PersonId, posts: &[Post]) -> Actor {
    Actor::Person {
        id,
        posts: posts.to_vec(),
    }
}

/// `role` at the place of its level around the school `at`.
pub fn post(role: Role, at: &Whereabouts) -> Post {
    let place = match role {
        Role::RegionalMethodologist => Place::Region(at.region),
        Role::MunicipalMethodologist | Role::MunicipalAuthority => {
            Place::Municipality(at.municipality)
        }
        Role::Head | Role::Curator | Role::Psychologist | Role::SchoolAdministrator => {
            Place::School(at.school)
        }
    };
    Post { role, at: place }
}

/// Every role at a place of a level where it cannot be held: what a broken import might write.
pub fn misplaced(at: &Whereabouts) -> Vec<Post> {
    let places = [
        Place::Region(at.region),
        Place::Municipality(at.municipality),
        Place::School(at.school),
    ];
    let held_at = |role: Role| places.map(|at| Post { role, at });
    let wrong = |found: &Post| *found != post(found.role, at);
    Role::ALL
        .into_iter()
        .flat_map(held_at)
        .filter(wrong)
        .collect()
}

/// Every verdict that an actor gets, in the order of the actions.
type Judge = dyn Fn(&Actor) -> Vec<Verdict>;

/// One thing that the policy judges.
pub struct Thing {
    /// What it is, with what matters about it, as the matrix prints it.
    pub title: String,
    /// The name of its facts' type.
    pub facts: &'static str,
    /// Its school; `None` for what stands above schools.
    pub school: Option<SchoolId>,
    /// Who has to do with it, and how the matrix calls them.
    pub people: Vec<(&'static str, PersonId)>,
    /// The names of what can be done to it; the first is `Read`.
    pub actions: Vec<String>,
    judge: Box<Judge>,
}

impl Thing {
    /// What `actor` may have of it, an answer for each action.
    pub fn judge(&self, actor: &Actor) -> Vec<Verdict> {
        (self.judge)(actor)
    }

    /// The actions that `actor` may do in full, as `title: Action`.
    pub fn allowed(&self, actor: &Actor) -> Vec<String> {
        let verdicts = self.judge(actor).into_iter().zip(&self.actions);
        let full = verdicts.filter(|(verdict, _)| *verdict == Verdict::Full);
        full.map(|(_, action)| format!("{}: {action}", self.title))
            .collect()
    }
}

fn thing<S: Subject + 'static>(
    title: impl Into<String>,
    school: Option<SchoolId>,
    people: Vec<(&'static str, PersonId)>,
    actions: &'static [S::Action],
    facts: S,
) -> Thing {
    Thing {
        title: title.into(),
        facts: type_name::<S>(),
        school,
        people,
        actions: actions.iter().map(|action| format!("{action:?}")).collect(),
        judge: Box::new(move |actor| {
            actions
                .iter()
                .map(|action| facts.judge(actor, *action))
                .collect()
        }),
    }
}

/// Every kind of thing at the school `at` and above it, in every shape that the policy tells apart.
pub fn things(at: Whereabouts) -> Vec<Thing> {
    let mut all = places(at);
    all.extend(of_a_person(at));
    all.extend(of_matching(at));
    all.extend(matchings(at));
    all.extend(of_a_pair(at));
    all.extend(practices(at));
    all.extend(templates(at));
    all.extend(papers::of_offices(at));
    all
}

fn places(at: Whereabouts) -> Vec<Thing> {
    let region = region::RegionFacts { id: at.region };
    let municipality = municipality::MunicipalityFacts {
        id: at.municipality,
        region: at.region,
    };
    let school = school::SchoolFacts { at };
    vec![
        thing("region", None, vec![], region::Action::ALL, region),
        thing(
            "municipality",
            None,
            vec![],
            municipality::Action::ALL,
            municipality,
        ),
        thing(
            "school",
            Some(at.school),
            vec![],
            school::Action::ALL,
            school,
        ),
    ]
}

fn of_a_person(at: Whereabouts) -> Vec<Thing> {
    let person = person::PersonFacts {
        id: mentee(),
        works_at: vec![at],
        paired_with: vec![mentor()],
    };
    let left = person::PersonFacts {
        works_at: vec![],
        paired_with: vec![],
        ..person.clone()
    };
    let card = |side, employed| bank::CardFacts {
        person: mentee(),
        side,
        at,
        employed,
    };
    let consent = |related| consent::ConsentFacts {
        person: mentee(),
        at,
        related,
    };
    let own = || vec![("the person", mentee())];
    let here = Some(at.school);
    vec![
        thing(
            "person",
            here,
            vec![("the person", mentee()), ("the partner", mentor())],
            person::Action::ALL,
            person,
        ),
        thing(
            "person who works nowhere",
            here,
            own(),
            person::Action::ALL,
            left,
        ),
        thing(
            "card of a mentor",
            here,
            own(),
            bank::Action::ALL,
            card(Side::Mentor, true),
        ),
        thing(
            "card of a mentor who left",
            here,
            own(),
            bank::Action::ALL,
            card(Side::Mentor, false),
        ),
        thing(
            "card of a mentee",
            here,
            own(),
            bank::Action::ALL,
            card(Side::Mentee, true),
        ),
        thing(
            "card of a mentee who left",
            here,
            own(),
            bank::Action::ALL,
            card(Side::Mentee, false),
        ),
        thing("consent", here, own(), consent::Action::ALL, consent(true)),
        thing(
            "consent of somebody unrelated",
            here,
            own(),
            consent::Action::ALL,
            consent(false),
        ),
    ]
}

fn of_matching(at: Whereabouts) -> Vec<Thing> {
    let absence = |employed| absence::AbsenceFacts {
        id: AbsenceId(Uuid::from_u128(0x730)),
        at,
        person: mentee(),
        employed,
    };
    let wish = |listed| wish::WishFacts {
        id: WishId(Uuid::from_u128(0x740)),
        at,
        person: mentee(),
        colleague: mentor(),
        employed: true,
        listed,
    };
    let hold = legal_hold::LegalHoldFacts {
        id: LegalHoldId(Uuid::from_u128(0x770)),
        at,
    };
    let partner = partner::PartnerFacts {
        id: PartnerId(Uuid::from_u128(0x760)),
        at,
    };
    let own = || vec![("the person", mentee())];
    let both = || vec![("who has it", mentee()), ("the colleague", mentor())];
    let here = Some(at.school);
    vec![
        thing("absence", here, own(), absence::Action::ALL, absence(true)),
        thing(
            "absence of who left",
            here,
            own(),
            absence::Action::ALL,
            absence(false),
        ),
        thing("legal hold", here, vec![], legal_hold::Action::ALL, hold),
        thing("partner", here, vec![], partner::Action::ALL, partner),
        thing("wish", here, both(), wish::Action::ALL, wish(true)),
        thing(
            "wish about somebody without an approved card",
            here,
            both(),
            wish::Action::ALL,
            wish(false),
        ),
    ]
}

fn of_a_pair(at: Whereabouts) -> Vec<Thing> {
    let pair = || vec![("the mentor", mentor()), ("the mentee", mentee())];
    let group = [pair(), vec![("who left", former())]].concat();
    let id = MentorshipId(Uuid::from_u128(0x400));
    let participants = vec![mentor(), mentee()];
    let mentorship = mentorship::MentorshipFacts {
        id,
        at,
        giving: None,
        participants: participants.clone(),
        former: vec![former()],
    };
    let programme = programme::ProgrammeFacts {
        mentorship: id,
        at,
        mentors: vec![mentor()],
        mentees: vec![mentee()],
        pupils: false,
    };
    let of_pupils = programme::ProgrammeFacts {
        pupils: true,
        ..programme.clone()
    };
    let both_ways = programme::ProgrammeFacts {
        mentors: participants.clone(),
        mentees: participants.clone(),
        ..programme.clone()
    };
    let request = request::RequestFacts {
        id: RequestId(Uuid::from_u128(0x700)),
        at,
        author: mentee(),
        askers: vec![mentee()],
        participants: participants.clone(),
    };
    let order = order::OrderFacts {
        id: OrderId(Uuid::from_u128(0x500)),
        at,
        kind: OrderKind::AssignPairs,
        concerns: participants,
    };
    let appointment = order::OrderFacts {
        kind: OrderKind::AppointCurator,
        concerns: Vec::new(),
        ..order.clone()
    };
    let group_of_work = order::OrderFacts {
        kind: OrderKind::ApproveWorkingGroup,
        ..order.clone()
    };
    let meeting = |listed| one_off::OneOffFacts {
        id: OneOffId(Uuid::from_u128(0x750)),
        at,
        mentor: mentor(),
        mentee: mentee(),
        listed,
    };
    let route = individual_route::IndividualRouteFacts {
        id: IndividualRouteId(Uuid::from_u128(0x780)),
        at,
        person: mentee(),
        mentors: vec![mentor()],
        employed: true,
    };
    let case = mediation::MediationFacts {
        id: MediationId(Uuid::from_u128(0x790)),
        at,
        opened_by: mentee(),
        parties: vec![mentor(), mentee()],
        others: Vec::new(),
        waits: true,
        association: Vec::new(),
        mediator: None,
    };
    let taken = mediation::MediationFacts {
        association: vec![former()],
        mediator: Some(former()),
        waits: false,
        ..case.clone()
    };
    let grant = file_grant::FileGrantFacts {
        id: FileGrantId(Uuid::from_u128(0x7a0)),
        at,
        mentor: mentor(),
        mentee: mentee(),
    };
    let call = help::HelpRequestFacts {
        id: HelpRequestId(Uuid::from_u128(0x710)),
        at,
        asked_by: mentee(),
        helpers: vec![mentor()],
    };
    let wrong = correction::CorrectionFacts {
        id: CorrectionId(Uuid::from_u128(0x720)),
        at,
        person: mentee(),
    };
    let here = Some(at.school);
    vec![
        thing(
            "request for correction",
            here,
            pair(),
            correction::Action::ALL,
            wrong,
        ),
        thing("request for help", here, pair(), help::Action::ALL, call),
        thing(
            "mentorship",
            here,
            group,
            mentorship::Action::ALL,
            mentorship,
        ),
        thing(
            "individual route",
            here,
            pair(),
            individual_route::Action::ALL,
            route,
        ),
        thing("file grant", here, pair(), file_grant::Action::ALL, grant),
        thing("case", here, pair(), mediation::Action::ALL, case),
        thing(
            "case that the association has taken",
            here,
            [pair(), vec![("the mediator", former())]].concat(),
            mediation::Action::ALL,
            taken,
        ),
        thing("one-off", here, pair(), one_off::Action::ALL, meeting(true)),
        thing(
            "one-off of somebody without an approved card",
            here,
            pair(),
            one_off::Action::ALL,
            meeting(false),
        ),
        thing("programme", here, pair(), programme::Action::ALL, programme),
        thing(
            "programme of pupils",
            here,
            pair(),
            programme::Action::ALL,
            of_pupils,
        ),
        thing(
            "programme of both directions",
            here,
            pair(),
            programme::Action::ALL,
            both_ways,
        ),
        thing("order", here, pair(), order::Action::ALL, order),
        thing(
            "order that appoints a curator",
            here,
            Vec::new(),
            order::Action::ALL,
            appointment,
        ),
        thing(
            "order about the working group",
            here,
            pair(),
            order::Action::ALL,
            group_of_work,
        ),
        thing(
            "request of the mentee",
            here,
            pair(),
            request::Action::ALL,
            request,
        ),
    ]
}

fn matchings(at: Whereabouts) -> Vec<Thing> {
    let facts = |school| matching::MatchingFacts {
        municipality: at.municipality,
        school,
    };
    let here = Some(at.school);
    vec![
        thing(
            "matching of a school",
            here,
            vec![],
            matching::Action::ALL,
            facts(here),
        ),
        thing(
            "matching of a municipality",
            None,
            vec![],
            matching::Action::ALL,
            facts(None),
        ),
    ]
}

fn practices(at: Whereabouts) -> Vec<Thing> {
    let practice = |state| {
        let id = PracticeId(Uuid::from_u128(0x600));
        let facts = practice::PracticeFacts {
            id,
            at,
            authors: vec![mentor()],
            state,
        };
        let title = format!("practice, {state:?}");
        thing(
            title,
            Some(at.school),
            vec![("the author", mentor())],
            practice::Action::ALL,
            facts,
        )
    };
    let states = [
        PracticeState::Draft,
        PracticeState::Submitted,
        PracticeState::SchoolApproved,
        PracticeState::Published,
        PracticeState::Withdrawn,
    ];
    states.map(practice).into()
}

fn templates(at: Whereabouts) -> Vec<Thing> {
    let template = |title: &str, school, owner| {
        let id = ProgrammeTemplateId(Uuid::from_u128(0x800));
        let facts = template::TemplateFacts { id, owner };
        thing(title, school, vec![], template::Action::ALL, facts)
    };
    vec![
        template("template of a region", None, Place::Region(at.region)),
        template(
            "template of a municipality",
            None,
            Place::Municipality(at.municipality),
        ),
        template(
            "template of a school",
            Some(at.school),
            Place::School(at.school),
        ),
    ]
}
