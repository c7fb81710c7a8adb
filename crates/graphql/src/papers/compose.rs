//! Gathers the facts of an order from what is kept, inside the transaction that keeps the order.

mod certificate;
mod changes;
mod people;

pub(crate) use certificate::{address, certificate};
pub(crate) use changes::{Changing, change_order};
pub(crate) use people::{Approving, people_order};

use std::collections::BTreeMap;

use documents::order::{
    AppointCurator, AssignPairs, Issuer, Officer, Pair, Participant, PayTerms, appoint_curator,
    assign_pairs, request_of,
};
use documents::words::label;
use domain::access::Role;
use domain::clock::{Date, SchoolYear};
use domain::document::{OrderContent, Signatory};
use domain::id::{PersonId, SchoolId};
use domain::mentoring::Side;
use domain::org::SchoolKind;
use domain::text::PersonName;
use persistence::employments::Job;
use persistence::mentorships::{Held, Mentorship};
use persistence::people::Person;
use persistence::pupils::Pupil;
use persistence::schools::LocatedSchool;
use persistence::{StoreError, UnitOfWork};

/// What an order about pairs is to say.
pub(crate) struct PairOrder<'a> {
    /// The pairs, all of one school.
    pub pairs: &'a [Mentorship],
    /// The consents of everybody who takes part.
    pub held: &'a BTreeMap<PersonId, Held>,
    /// First day of all of them.
    pub starts_on: Date,
    /// Last day of all of them.
    pub ends_on: Date,
    /// Who draws it up.
    pub prepared_by: PersonId,
    /// The school that owns the pairs, when the order gives mentors to it and is of their own school.
    pub given_to: Option<SchoolId>,
}

/// The text of an order that fixes pairs or gives mentors to those of another school, in the order of the mentors' names.
pub(crate) async fn pair_order(
    work: &UnitOfWork,
    here: &LocatedSchool,
    order: PairOrder<'_>,
) -> Result<OrderContent, StoreError> {
    let lines = order.pairs.iter().flat_map(|row| row.pair.members());
    let ids: Vec<PersonId> = lines.map(|line| line.person).collect();
    let others = order.pairs.iter().filter_map(|row| row.pair.giving);
    let others = others.map(|giving| giving.school).chain(order.given_to);
    let others: Vec<SchoolId> = others.collect();
    let mut staff = Staff::gather(work, here, &ids).await?;
    staff.add_schools(work, &ids, others).await?;
    let side = |row: &Mentorship, side: Side| -> Result<Vec<Participant>, StoreError> {
        let lines = row.pair.members().filter(|line| line.side == side);
        let people = lines.map(|line| {
            let held = order.held.get(&line.person);
            let consent = held.and_then(|held| held.duty_since(line));
            let owner = order.given_to.unwrap_or(here.school.at.school);
            let at = row.pair.operator(side).unwrap_or(owner);
            staff.participant_of(line.person, at, consent)
        });
        let mut people = people.collect::<Result<Vec<_>, StoreError>>()?;
        people.sort_by_cached_key(|one| one.name.folded());
        if people.is_empty() {
            return Err(StoreError::inconsistent("mentorship", row.id().0));
        }
        Ok(people)
    };
    let mut pairs = Vec::new();
    for row in order.pairs {
        pairs.push(Pair {
            mentors: side(row, Side::Mentor)?,
            mentees: side(row, Side::Mentee)?,
            cell: row.cell,
            form: row.form,
            formats: vec![row.format],
            topics: row.topics.clone(),
            back: row.pair.is_two_way().then(|| row.return_topics.clone()),
            from: order.starts_on,
            until: Some(order.ends_on),
        });
    }
    let names = |people: &[Participant]| -> Vec<String> {
        people.iter().map(|one| one.name.folded()).collect()
    };
    pairs.sort_by_cached_key(|pair| (names(&pair.mentors), names(&pair.mentees)));
    let request = order.given_to.and_then(|owner| staff.workplace(owner));
    let request = request.map(request_of);
    let (issuer, known) = issuer(work, here, order.prepared_by).await?;
    let content = assign_pairs(&AssignPairs {
        issuer,
        year: SchoolYear::of(order.starts_on),
        regulation: None,
        // The curator of the mentees' school keeps the programme; the other school only lets its mentors go.
        curator: match order.given_to {
            Some(_) => None,
            None => curator(work, here, order.prepared_by).await?,
        },
        programmes_due: None,
        pay: PayTerms::AdditionalAgreement,
        pairs,
        grounds: request.into_iter().collect(),
    });
    Ok(signed_by_whoever_leads(content, known))
}

/// The text of an order that appoints `person` a curator from `from` on; `by` is the head who gives it.
pub(crate) async fn curator_order(
    work: &UnitOfWork,
    here: &LocatedSchool,
    person: PersonId,
    from: Date,
    by: PersonId,
) -> Result<OrderContent, StoreError> {
    let staff = Staff::gather(work, here, &[person]).await?;
    Ok(appoint_curator(&AppointCurator {
        issuer: issued_by(work, here, officer(work, here, by).await?).await?,
        curator: staff.officer(person)?,
        from,
        until: None,
        regulation: None,
        replaces: None,
        grounds: Vec::new(),
    }))
}

/// How the paper prints the one who signs it at the school.
pub(crate) async fn signatory(
    work: &UnitOfWork,
    here: &LocatedSchool,
    person: PersonId,
) -> Result<Signatory, StoreError> {
    let officer = officer(work, here, person).await?;
    Ok(issued_by(work, here, officer).await?.signatory())
}

/// The school as the giver of an order, and whether its head is known: if not, whoever draws the order up stands in.
async fn issuer(
    work: &UnitOfWork,
    here: &LocatedSchool,
    prepared_by: PersonId,
) -> Result<(Issuer, bool), StoreError> {
    let school = here.school.at.school;
    let heads = work
        .posts()
        .at_schools(&[school], &[Role::Head], work.now())
        .await?;
    let head = heads.first().map(|post| post.person);
    let officer = officer(work, here, head.unwrap_or(prepared_by)).await?;
    Ok((issued_by(work, here, officer).await?, head.is_some()))
}

/// While nobody leads the school, the line for the signature stays open; signing fills it in.
fn signed_by_whoever_leads(mut content: OrderContent, known: bool) -> OrderContent {
    if !known {
        content.signatory.name.clear();
    }
    content
}

async fn issued_by(
    work: &UnitOfWork,
    here: &LocatedSchool,
    head: Officer,
) -> Result<Issuer, StoreError> {
    let school = &here.school;
    let place = match &school.place_name {
        Some(place) => place.clone(),
        None => {
            let municipality = work.municipalities().find(school.at.municipality).await?;
            municipality.map_or_else(String::new, |row| row.name)
        }
    };
    Ok(Issuer {
        authorities: school.founder.iter().cloned().collect(),
        full_name: school.full_name.clone(),
        short_name: Some(school.short_name.clone()),
        place,
        head,
    })
}

/// Somebody who signs for the school: with the position of their job there, or with the one that heads of such
/// schools have.
async fn officer(
    work: &UnitOfWork,
    here: &LocatedSchool,
    person: PersonId,
) -> Result<Officer, StoreError> {
    let staff = Staff::gather(work, here, &[person]).await?;
    let usual = match here.school.kind {
        SchoolKind::Preschool => "заведующий",
        SchoolKind::School | SchoolKind::Additional | SchoolKind::Vocational => "директор",
        SchoolKind::University => "ректор",
    };
    Ok(Officer {
        position: staff.position(person).unwrap_or_else(|| usual.to_owned()),
        name: staff.name(person)?,
    })
}

/// The curator to whom the order gives work: whoever draws it up, if they are one, else the longest in the post.
async fn curator(
    work: &UnitOfWork,
    here: &LocatedSchool,
    prepared_by: PersonId,
) -> Result<Option<PersonName>, StoreError> {
    let school = here.school.at.school;
    let posts = work
        .posts()
        .at_schools(&[school], &[Role::Curator], work.now())
        .await?;
    let own = posts.iter().find(|post| post.person == prepared_by);
    let Some(post) = own.or(posts.first()) else {
        return Ok(None);
    };
    let person = work.people().find(post.person).await?;
    Ok(person.map(|person| person.name))
}

/// Names of people with their positions at one school.
struct Staff {
    people: Vec<Person>,
    /// The jobs at the school, the latest first.
    jobs: Vec<Job>,
    /// Who of them is a pupil of the school.
    pupils: Vec<Pupil>,
    /// Other schools whose people the paper names, with what everybody calls them.
    elsewhere: BTreeMap<SchoolId, String>,
    here: SchoolId,
    today: Date,
}

impl Staff {
    async fn gather(
        work: &UnitOfWork,
        here: &LocatedSchool,
        ids: &[PersonId],
    ) -> Result<Self, StoreError> {
        let mut jobs = work.employments().of_people(ids).await?;
        jobs.retain(|job| job.at.school == here.school.at.school);
        let mut pupils = work.pupils().of_people(ids).await?;
        pupils.retain(|pupil| pupil.at.school == here.school.at.school);
        Ok(Self {
            people: work.people().find_all(ids).await?,
            jobs,
            pupils,
            elsewhere: BTreeMap::new(),
            here: here.school.at.school,
            today: work.today(here.zone),
        })
    }

    /// Gathers the jobs of `ids` at other schools, too.
    async fn add_schools(
        &mut self,
        work: &UnitOfWork,
        ids: &[PersonId],
        schools: impl IntoIterator<Item = SchoolId>,
    ) -> Result<(), StoreError> {
        for school in schools {
            if school == self.here || self.elsewhere.contains_key(&school) {
                continue;
            }
            let found = work.schools().find(school).await?;
            let found = found.ok_or(StoreError::inconsistent("school", school.0))?;
            self.elsewhere.insert(school, found.short_name);
        }
        if self.elsewhere.is_empty() {
            return Ok(());
        }
        self.jobs = work.employments().of_people(ids).await?;
        self.pupils = work.pupils().of_people(ids).await?;
        Ok(())
    }

    /// What everybody calls another school.
    fn workplace(&self, school: SchoolId) -> Option<&str> {
        self.elsewhere.get(&school).map(String::as_str)
    }

    /// Somebody who takes part as one of `school`.
    fn participant_of(
        &self,
        id: PersonId,
        school: SchoolId,
        consent_on: Option<Date>,
    ) -> Result<Participant, StoreError> {
        Ok(Participant {
            name: self.name(id)?,
            position: self.position_at(id, school).unwrap_or_default(),
            workplace: self.workplace(school).map(str::to_owned),
            consent_on,
        })
    }

    fn name(&self, id: PersonId) -> Result<PersonName, StoreError> {
        let person = self.people.iter().find(|person| person.id == id);
        let person = person.ok_or(StoreError::inconsistent("person", id.0))?;
        Ok(person.name.clone())
    }

    fn participant(
        &self,
        id: PersonId,
        consent_on: Option<Date>,
    ) -> Result<Participant, StoreError> {
        Ok(Participant {
            name: self.name(id)?,
            position: self.position(id).unwrap_or_default(),
            workplace: None,
            consent_on,
        })
    }

    fn officer(&self, id: PersonId) -> Result<Officer, StoreError> {
        Ok(Officer {
            position: self.position(id).unwrap_or_default(),
            name: self.name(id)?,
        })
    }

    /// The position of the present job there, or of the last one; the class of a pupil.
    fn position(&self, id: PersonId) -> Option<String> {
        self.position_at(id, self.here)
    }

    fn position_at(&self, id: PersonId, school: SchoolId) -> Option<String> {
        let theirs = |job: &&Job| job.terms.person == id && job.at.school == school;
        let mut jobs = self.jobs.iter().filter(theirs);
        let last = jobs.clone().next();
        let present = jobs.find(|job| job.terms.is_current(self.today));
        let position = present.or(last).map(Job::position_in_full);
        position.or_else(|| {
            let theirs = |one: &&Pupil| one.terms.person == id && one.at.school == school;
            let pupil = self.pupils.iter().find(theirs)?;
            Some(label::pupil(&pupil.class_name))
        })
    }
}
