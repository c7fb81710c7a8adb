//! The further columns of a mentor's card, as a client writes them.

use async_graphql::InputObject;
use domain::clock::Date as Day;
use domain::text::Line;
use persistence::mentor_cards::{MentorDetailsData, TrainingData};

use super::lists::{MOST, chosen, words};
use crate::date::Date;
use crate::form::{Form, Problem};
use crate::types::bank::NominatedBy;
use crate::types::enums::MenteeCategory;

/// The most hours of a week.
const MOST_HOURS: i32 = 40;

/// The further columns of a mentor's card, as they shall be.
#[derive(InputObject)]
pub struct MentorDetailsInput {
    /// Achievements that matter for mentoring; at most 20 entries of 1–200 characters.
    pub achievements: Vec<String>,
    /// What the mentor likes; at most 20 entries of 1–200 characters.
    pub interests: Vec<String>,
    /// The mentees whom the mentor would take; all when empty.
    pub wanted_categories: Vec<MenteeCategory>,
    /// Educational areas; at most 20 entries of 1–200 characters.
    pub areas: Vec<String>,
    /// What the mentor learned for mentoring, at most 20.
    pub trainings: Vec<MentorTrainingInput>,
    /// The hours a week that the mentor has for it, 1–40.
    pub hours_per_week: Option<i32>,
    /// Since when they have been a mentor.
    pub mentor_since: Option<Date>,
    /// Whether they are an expert of the municipality.
    pub is_expert: bool,
    /// Whether they come from outside of the school.
    pub is_external: bool,
    /// Who named them.
    pub nominated_by: Option<NominatedBy>,
}

/// A training of a mentor.
#[derive(InputObject)]
pub struct MentorTrainingInput {
    /// What it was about; 1–200 characters.
    pub course: String,
    /// Who gave it; 1–200 characters.
    pub provider: String,
    /// When it ended.
    pub on: Option<Date>,
    /// The paper about it; at most 200 characters.
    pub certificate: Option<String>,
}

impl MentorDetailsInput {
    /// Takes the details; their problems stand under `details`.
    pub(super) fn take(self, form: &mut Form, today: Day) -> Option<MentorDetailsData> {
        let achievements = words(form, "details.achievements", &self.achievements);
        let interests = words(form, "details.interests", &self.interests);
        let areas = words(form, "details.areas", &self.areas);
        let trainings = trainings(form, &self.trainings);
        let hours = self.hours_per_week;
        let hours_fit = hours.is_none_or(|hours| (1..=MOST_HOURS).contains(&hours));
        form.require("details.hoursPerWeek", hours_fit, Problem::OutOfRange);
        let since = self.mentor_since.map(|date| date.0);
        let since_fits = since.is_none_or(|since| since <= today);
        form.require("details.mentorSince", since_fits, Problem::OutOfRange);
        Some(MentorDetailsData {
            achievements: achievements?,
            interests: interests?,
            wanted_categories: chosen(self.wanted_categories),
            areas: areas?,
            trainings: trainings?,
            hours_per_week: hours,
            mentor_since: since,
            is_expert: self.is_expert,
            is_external: self.is_external,
            nominated_by: self.nominated_by.map(Into::into),
        })
    }
}

fn trainings(form: &mut Form, raw: &[MentorTrainingInput]) -> Option<Vec<TrainingData>> {
    form.at_most("details.trainings", raw, MOST);
    let mut taken = Vec::new();
    let mut sound = true;
    for (index, training) in raw.iter().enumerate().take(MOST as usize) {
        let field = |name: &str| format!("details.trainings.{index}.{name}");
        let course = form.take(&field("course"), Line::parse(&training.course));
        let provider = form.take(&field("provider"), Line::parse(&training.provider));
        let paper = training.certificate.as_deref();
        let certificate = form.take_optional(&field("certificate"), paper, Line::parse);
        match (course, provider, certificate) {
            (Some(course), Some(provider), Some(certificate)) => taken.push(TrainingData {
                course,
                provider,
                on: training.on.map(|date| date.0),
                certificate,
            }),
            (_, _, _) => sound = false,
        }
    }
    sound.then_some(taken)
}
