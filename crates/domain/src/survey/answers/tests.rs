use std::collections::BTreeSet;

use proptest::prelude::*;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use super::*;
use crate::mentoring::MentoringFormat;
use crate::people::{DeficitKind, MenteeCategory, MentoringTopic, Severity};

const KINDS: [SurveyKind; 2] = [SurveyKind::Request, SurveyKind::PotentialMentor];

fn said(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn put(answers: &mut Answers, code: &str, values: &[&str]) -> Result<(), AnswerProblem> {
    answers.put(SurveyKind::Request, code, &said(values))
}

#[test]
fn codes_are_told_apart_and_sections_stand_together() {
    for kind in KINDS {
        let all = questions(kind);
        let codes: BTreeSet<_> = all.iter().map(|asked| asked.code).collect();
        assert_eq!(codes.len(), all.len());
        let mut sections: Vec<_> = all.iter().map(|asked| asked.section).collect();
        sections.dedup();
        let distinct: BTreeSet<_> = sections.iter().collect();
        assert_eq!(distinct.len(), sections.len(), "a section is one screen");
    }
}

/// What a survey offers has to be what a card takes.
#[test]
fn options_are_codes_of_the_cards() {
    fn reads<T: serde::de::DeserializeOwned>(code: &str) -> bool {
        T::deserialize(IntoDeserializer::<Error>::into_deserializer(code)).is_ok()
    }
    for asked in KINDS.into_iter().flat_map(questions) {
        let (Ask::One(options) | Ask::Several(options)) = asked.ask else {
            continue;
        };
        for option in options {
            let known = match asked.code {
                "topics" => reads::<MentoringTopic>(option),
                "formats" => reads::<MentoringFormat>(option),
                "wantedCategories" => reads::<MenteeCategory>(option),
                "ready" | "trainingNeeded" => matches!(*option, "YES" | "NO"),
                code => {
                    let kind = code.strip_prefix("deficit.").unwrap_or_default();
                    reads::<DeficitKind>(kind) && (*option == "NONE" || reads::<Severity>(option))
                }
            };
            assert!(known, "{}: {option}", asked.code);
        }
    }
}

#[test]
fn each_way_of_answering_takes_what_fits_and_names_what_does_not() {
    let mut answers = Answers::default();
    assert_eq!(
        put(&mut answers, "unknown", &["a"]),
        Err(AnswerProblem::NotAsked)
    );
    assert_eq!(put(&mut answers, "deficit.DIGITAL", &["HIGH"]), Ok(()));
    let two = put(&mut answers, "deficit.DIGITAL", &["HIGH", "LOW"]);
    assert_eq!(two, Err(AnswerProblem::NotAnOption));
    assert_eq!(
        put(&mut answers, "deficit.DIGITAL", &["SOME"]),
        Err(AnswerProblem::NotAnOption)
    );
    assert_eq!(
        answers.text("deficit.DIGITAL"),
        Some("HIGH"),
        "what was said stays"
    );

    let turned = ["UPBRINGING", "SUBJECT_CONTENT", "UPBRINGING"];
    assert_eq!(put(&mut answers, "topics", &turned), Ok(()));
    assert_eq!(answers.get("topics"), ["SUBJECT_CONTENT", "UPBRINGING"]);
    assert_eq!(
        put(&mut answers, "strengths", &[" терпение ", "", "терпение"]),
        Ok(())
    );
    assert_eq!(answers.get("strengths"), ["терпение"]);
    let eleven = ["а", "б", "в", "г", "д", "е", "ж", "з", "и", "к", "л"];
    assert_eq!(
        put(&mut answers, "strengths", &eleven),
        Err(AnswerProblem::TooMany)
    );
    let long = "х".repeat(201);
    let problem = put(&mut answers, "preferredMentor", &[&long]);
    assert_eq!(
        problem,
        Err(AnswerProblem::Text(TextError::TooLong { max: 200 }))
    );

    let mut mentor = Answers::default();
    let mut number =
        |value: &str| mentor.put(SurveyKind::PotentialMentor, "capacity", &said(&[value]));
    assert_eq!(number("12"), Ok(()));
    for bad in ["0", "13", "two", "1.5"] {
        assert_eq!(number(bad), Err(AnswerProblem::OutOfRange), "{bad}");
    }
    assert_eq!(mentor.text("capacity"), Some("12"));
}

#[test]
fn nothing_takes_an_answer_back() {
    let mut answers = Answers::default();
    put(&mut answers, "request", &["Помогите с уроком"]).unwrap();
    assert_eq!(answers.completeness(SurveyKind::Request).answered, 1);
    put(&mut answers, "request", &["  "]).unwrap();
    assert_eq!(answers.completeness(SurveyKind::Request).answered, 0);
    assert_eq!(answers.text("request"), None);
}

#[test]
fn what_is_required_is_missing_until_it_is_said() {
    let mut answers = Answers::default();
    assert_eq!(answers.missing(SurveyKind::Request).len(), 9);
    let kinds = [
        "NORMATIVE",
        "PROFESSIONAL",
        "METHODICAL",
        "SUBJECT",
        "PSYCHOLOGICAL",
        "DIGITAL",
        "COMMUNICATIVE",
    ];
    for kind in kinds {
        put(&mut answers, &format!("deficit.{kind}"), &["NONE"]).unwrap();
    }
    put(&mut answers, "topics", &["UPBRINGING"]).unwrap();
    assert_eq!(answers.missing(SurveyKind::Request), ["request"]);
    put(&mut answers, "request", &["Хочу увереннее вести урок"]).unwrap();
    assert_eq!(answers.missing(SurveyKind::Request), [""; 0]);
}

proptest! {
    #[test]
    fn whatever_is_taken_is_taken_again_as_it_is(
        which in 0_usize..13, mentor: bool, raw in prop::collection::vec(".{0,40}", 0..4),
    ) {
        let kind = if mentor { SurveyKind::PotentialMentor } else { SurveyKind::Request };
        let asked = &questions(kind)[which % questions(kind).len()];
        let mut answers = Answers::default();
        if answers.put(kind, asked.code, &raw).is_ok() {
            let taken = answers.get(asked.code).to_vec();
            prop_assert_eq!(answers.put(kind, asked.code, &taken), Ok(()));
            prop_assert_eq!(answers.get(asked.code), taken.as_slice());
        }
    }
}
