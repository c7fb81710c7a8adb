//! What stands in the way of a proposal, in one direction: banks, jobs, agreements, consents of pupils, what the people have
//! behind them, and whether the mentors have places.

use std::collections::BTreeMap;

use domain::access::Denied;
use domain::clock::Date;
use domain::id::{PersonId, SchoolId};
use domain::mentoring::{
    MentoringFormat, ProposeError, RolePairForm, Side, check_people, check_places,
};
use domain::people::CardState;
use persistence::employments::Job;
use persistence::mentorships::Obstacle;
use persistence::{Failure, UnitOfWork};

use super::{Refused, refused};

/// Who is to support whom, and at which schools they work.
#[derive(Clone, Copy)]
pub(super) struct Direction<'a> {
    pub mentors: &'a [PersonId],
    pub mentees: &'a [PersonId],
    pub mentors_at: SchoolId,
    pub mentees_at: SchoolId,
    pub terms: (RolePairForm, MentoringFormat),
}

impl Direction<'_> {
    /// The way back: the mentees support the mentors.
    pub(super) fn reversed(self) -> Self {
        Self {
            mentors: self.mentees,
            mentees: self.mentors,
            mentors_at: self.mentees_at,
            mentees_at: self.mentors_at,
            terms: self.terms,
        }
    }

    /// Whether it may be proposed. The mentors are locked by now: other schools may be proposing the same ones, and their
    /// places are counted together.
    pub(super) async fn check(
        &self,
        work: &UnitOfWork,
        today: Date,
    ) -> Result<(), Failure<Refused>> {
        let mut pupils = work.pupils().of_people(self.mentees).await?;
        pupils.retain(|one| one.at.school == self.mentees_at && one.terms.is_current(today));
        let pupils: Vec<PersonId> = pupils.iter().map(|one| one.terms.person).collect();
        let mut jobs = BTreeMap::new();
        let employees = self.mentees.iter().filter(|one| !pupils.contains(one));
        for person in self.mentors.iter().chain(employees) {
            let mentors = self.mentors.contains(person);
            let school = if mentors {
                self.mentors_at
            } else {
                self.mentees_at
            };
            let theirs = work.employments().at(*person, school).await?;
            // Who never worked here is as unknown here as who never was.
            if theirs.is_empty() {
                return Err(Denied::Hidden.into());
            }
            jobs.insert(*person, theirs);
        }
        let fits = check_people(self.mentors, self.mentees, self.terms, &pupils);
        fits.map_err(|error| refused(error, None, None))?;
        let works = |person: &PersonId| {
            let theirs: Option<&Vec<Job>> = jobs.get(person);
            theirs.is_some_and(|jobs| jobs.iter().any(|job| job.terms.is_current(today)))
        };

        let mut capacities = BTreeMap::new();
        for mentor in self.mentors {
            let card = work
                .mentor_cards()
                .find_at(*mentor, self.mentors_at)
                .await?;
            let card = card.filter(|card| card.state == CardState::InBank && works(mentor));
            let Some(card) = card else {
                return Err(refused(ProposeError::MentorNotInBank, Some(*mentor), None));
            };
            capacities.insert(*mentor, u32::from(card.capacity));
        }
        self.check_agreements(work, &jobs, today).await?;
        if let Some(away) = work.absences().away(self.mentors, today).await?.first() {
            return Err(refused(ProposeError::MentorAway, Some(*away), None));
        }
        for mentee in self.mentees.iter().filter(|one| !pupils.contains(one)) {
            let need = work.needs().find_at(*mentee, self.mentees_at).await?;
            if !need.is_some_and(|need| need.state == CardState::InBank && works(mentee)) {
                return Err(refused(ProposeError::NeedNotStated, None, Some(*mentee)));
            }
        }
        self.check_pupils(work, &pupils, today).await?;
        self.check_behind(work, &capacities).await
    }

    /// Who is sent by a partner is proposed while the agreement with the partner holds, and never as a mentee.
    async fn check_agreements(
        &self,
        work: &UnitOfWork,
        jobs: &BTreeMap<PersonId, Vec<Job>>,
        today: Date,
    ) -> Result<(), Failure<Refused>> {
        let sender = |person: &PersonId| {
            let mut theirs = jobs.get(person)?.iter();
            let present = theirs.find(|job| job.terms.is_current(today))?;
            present.partner.as_ref().map(|sender| sender.id)
        };
        if let Some(mentee) = self.mentees.iter().find(|one| sender(one).is_some()) {
            return Err(refused(ProposeError::NeedNotStated, None, Some(*mentee)));
        }
        for mentor in self.mentors {
            let Some(partner) = sender(mentor) else {
                continue;
            };
            let found = work.partners().find(partner).await?;
            if !found.is_some_and(|found| found.term.is_in_force(today)) {
                let error = ProposeError::PartnerAgreementNotInForce;
                return Err(refused(error, Some(*mentor), None));
            }
        }
        Ok(())
    }

    /// Pupils are not asked: the consents that their order will need hold already.
    async fn check_pupils(
        &self,
        work: &UnitOfWork,
        pupils: &[PersonId],
        today: Date,
    ) -> Result<(), Failure<Refused>> {
        let held = work.mentorships().consents_held(pupils, today).await?;
        let required = Side::Mentee.required_consents();
        for pupil in pupils {
            let held = held.get(&(*pupil, self.mentees_at));
            if !held.is_some_and(|held| held.missing(&required).is_empty()) {
                let error = ProposeError::PupilConsentMissing;
                return Err(refused(error, None, Some(*pupil)));
            }
        }
        Ok(())
    }

    /// What the people have behind them, and whether the mentors have places.
    async fn check_behind(
        &self,
        work: &UnitOfWork,
        capacities: &BTreeMap<PersonId, u32>,
    ) -> Result<(), Failure<Refused>> {
        let behind = work
            .mentorships()
            .behind(self.mentors, self.mentees)
            .await?;
        if let Some((mentor, mentee, obstacle)) = behind.obstacle {
            let error = match obstacle {
                Obstacle::Running => ProposeError::AlreadyPaired,
                Obstacle::Declined => ProposeError::DeclinedBefore,
            };
            return Err(refused(error, Some(mentor), Some(mentee)));
        }
        let against = work.wishes().against(self.mentors, self.mentees).await?;
        if let Some((mentor, mentee)) = against {
            return Err(refused(
                ProposeError::DeclinedBefore,
                Some(mentor),
                Some(mentee),
            ));
        }
        let asked = u32::try_from(self.mentees.len()).unwrap_or(u32::MAX);
        for (mentor, capacity) in capacities {
            let taken = behind.taken.get(mentor).copied().unwrap_or(0);
            check_places(taken, asked, *capacity)
                .map_err(|error| refused(error, Some(*mentor), None))?;
        }
        Ok(())
    }
}
