//! The texts of consents: what a person reads before agreeing, and the form that they sign.
//!
//! One purpose, one document: a consent to the processing of personal data is never merged with another paper
//! (152-ФЗ art. 9 in force since 1 September 2025). Each text has a version; a consent is recorded with it, and a
//! change of wording is a new version, never an edit of the old one.

mod dissemination;
mod duty;
mod facts;
mod photo;
mod processing;

use domain::clock::Date;
use domain::consent::{ConsentPurpose, PublicField};

pub use facts::{DutyTerms, Operator, Subject};

/// The text of one consent for one person.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct ConsentText {
    /// What is agreed to.
    pub purpose: ConsentPurpose,
    /// The version of the wording, see [`version`].
    pub version: String,
    /// The title.
    pub title: String,
    /// The text, paragraph by paragraph.
    pub paragraphs: Vec<ConsentParagraph>,
    /// What is filled in by hand and asked for on paper only, such as the passport.
    pub by_hand: Vec<String>,
    /// The name under the signature, «И. О. Фамилия».
    pub signed_by: String,
    /// The organisation, for the file's properties.
    pub operator: String,
    /// The day on which it was given; a blank form has none.
    pub given_on: Option<Date>,
}

/// A paragraph, with the items of its list.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct ConsentParagraph {
    /// The sentence; it ends with a colon when items follow.
    pub text: String,
    /// The items, without dashes and closing marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
}

/// What a consent is about, with the facts of its purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ConsentRequest {
    /// Processing of personal data by the school.
    Processing {
        /// Last day; until it is withdrawn when `None`.
        until: Option<Date>,
    },
    /// Publication of named fields at named addresses.
    Dissemination {
        /// The fields, each agreed to on its own.
        fields: Vec<PublicField>,
        /// Addresses of the sites, with `https://`.
        resources: Vec<String>,
        /// Last day; until it is withdrawn when `None`.
        until: Option<Date>,
    },
    /// The additional duty of a mentor.
    MentorDuty(DutyTerms),
    /// Taking part as a mentee.
    MenteeParticipation(DutyTerms),
    /// Pictures of the person at named addresses.
    PhotoVideo {
        /// Addresses of the sites, with `https://`.
        resources: Vec<String>,
        /// Last day; until it is withdrawn when `None`.
        until: Option<Date>,
    },
}

impl ConsentRequest {
    /// The purpose without its facts.
    pub fn purpose(&self) -> ConsentPurpose {
        match self {
            Self::Processing { .. } => ConsentPurpose::PersonalDataProcessing,
            Self::Dissemination { .. } => ConsentPurpose::PersonalDataDissemination,
            Self::MentorDuty(_) => ConsentPurpose::MentorDuty,
            Self::MenteeParticipation(_) => ConsentPurpose::MenteeParticipation,
            Self::PhotoVideo { .. } => ConsentPurpose::PhotoVideo,
        }
    }
}

/// The version of the wording in force for `purpose`: year and month.
pub fn version(purpose: ConsentPurpose) -> &'static str {
    match purpose {
        ConsentPurpose::PersonalDataProcessing => processing::VERSION,
        ConsentPurpose::PersonalDataDissemination => dissemination::VERSION,
        ConsentPurpose::MentorDuty => duty::MENTOR_VERSION,
        ConsentPurpose::MenteeParticipation => duty::MENTEE_VERSION,
        ConsentPurpose::PhotoVideo => photo::VERSION,
    }
}

/// Composes the text of a consent that `subject` gives to `operator`.
///
/// `given_on` is printed as the day of signing; a form that is yet to be signed has none.
pub fn consent(
    subject: &Subject,
    operator: &Operator,
    request: &ConsentRequest,
    given_on: Option<Date>,
) -> ConsentText {
    let (title, paragraphs, by_hand) = match request {
        ConsentRequest::Processing { until } => processing::text(subject, operator, *until),
        ConsentRequest::Dissemination {
            fields,
            resources,
            until,
        } => dissemination::text(subject, operator, fields, resources, *until),
        ConsentRequest::MentorDuty(terms) => duty::mentor(subject, operator, terms),
        ConsentRequest::MenteeParticipation(terms) => duty::mentee(subject, operator, terms),
        ConsentRequest::PhotoVideo { resources, until } => {
            photo::text(subject, operator, resources, *until)
        }
    };
    let purpose = request.purpose();
    ConsentText {
        purpose,
        version: version(purpose).to_owned(),
        title: title.to_owned(),
        paragraphs,
        by_hand,
        signed_by: crate::words::name::initials_first(subject.signer()),
        operator: operator.full_name.clone(),
        given_on,
    }
}

impl ConsentText {
    /// The text as plain paragraphs, as a screen shows it before the person agrees; items begin with a dash.
    pub fn plain(&self) -> Vec<String> {
        self.paragraphs
            .iter()
            .flat_map(ConsentParagraph::plain)
            .collect()
    }
}

impl ConsentParagraph {
    fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            items: Vec::new(),
        }
    }

    fn list(text: impl Into<String>, items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            text: text.into(),
            items: items.into_iter().map(Into::into).collect(),
        }
    }

    /// The sentence, then its items: «— фамилия;», the last one with a full stop.
    pub(crate) fn plain(&self) -> Vec<String> {
        let last = self.items.len();
        let item = |(index, item): (usize, &String)| {
            let mark = if index + 1 == last { '.' } else { ';' };
            format!("—\u{a0}{item}{mark}")
        };
        let items = self.items.iter().enumerate().map(item);
        std::iter::once(self.text.clone()).chain(items).collect()
    }
}
