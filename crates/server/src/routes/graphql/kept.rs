//! Answers of the public desk, kept for a moment: what many sites ask in the same second is found out once.
//!
//! Only what is the same for everybody, was asked without a token and went without an error is kept. A mutation that this
//! server answers lets all of it go, so that what was published or withdrawn here is seen at once; what another server or a
//! job changed is seen when the moment is over ([`Settings::public_answers_seconds`](crate::config::Settings)).

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use moka::future::Cache;

use super::answer::Written;
use super::parameters::Parameters;

/// The most bytes of all kept answers and their questions.
const MOST: u64 = 32 * 1024 * 1024;
/// The longest question, in bytes, whose answer is kept.
const LONGEST: usize = 8 * 1024;

/// An answer with what it costs to ask for it, kept or not.
pub struct Kept {
    /// The answer.
    pub written: Written,
    /// What the request costs.
    pub points: u64,
}

/// The answers that are kept.
pub struct PublicAnswers {
    answers: Cache<String, Arc<Kept>>,
    /// How often everything was let go: an answer that was being found out meanwhile is not found under the new number.
    era: AtomicU64,
}

impl PublicAnswers {
    /// Keeps each answer for `moment`.
    pub fn new(moment: Duration) -> Self {
        let answers = Cache::builder()
            .max_capacity(MOST)
            .weigher(|question: &String, kept: &Arc<Kept>| {
                u32::try_from(question.len() + kept.written.body.len()).unwrap_or(u32::MAX)
            })
            .time_to_live(moment)
            .build();
        Self {
            answers,
            era: AtomicU64::new(0),
        }
    }

    /// What `parameters` ask, as answers are found by it; `None` when it is too long to be kept.
    pub fn question(&self, parameters: &Parameters) -> Option<String> {
        let mut question = self.era.load(Ordering::Acquire).to_string();
        if let Some(name) = &parameters.operation_name {
            let _never_fails = write!(question, "{name:?}");
        }
        let _never_fails = write!(question, "\n{}\n", parameters.variables);
        question.push_str(&parameters.query);
        (question.len() <= LONGEST).then_some(question)
    }

    /// The answer to `question`, if it is kept.
    pub async fn find(&self, question: &str) -> Option<Arc<Kept>> {
        self.answers.get(question).await
    }

    /// Keeps the answer to `question`.
    pub async fn keep(&self, question: String, kept: Kept) -> Arc<Kept> {
        let kept = Arc::new(kept);
        self.answers.insert(question, Arc::clone(&kept)).await;
        kept
    }

    /// Lets everything go: something was changed.
    pub fn forget(&self) {
        self.era.fetch_add(1, Ordering::AcqRel);
        self.answers.invalidate_all();
    }
}

#[cfg(test)]
mod tests {
    use actix_web::web::Bytes;
    use serde_json::{Value, json};

    use super::*;

    fn parameters(query: &str, operation_name: Option<&str>, variables: Value) -> Parameters {
        Parameters {
            query: query.to_owned(),
            operation_name: operation_name.map(str::to_owned),
            variables,
        }
    }

    fn said(body: &'static str) -> Kept {
        Kept {
            written: Written::of(Bytes::from_static(body.as_bytes())),
            points: 1,
        }
    }

    #[test]
    fn questions_differ_by_text_variables_and_operation() {
        let answers = PublicAnswers::new(Duration::from_secs(60));
        let all = [
            parameters("{ a }", None, Value::Null),
            parameters("{ b }", None, Value::Null),
            parameters("{ a }", None, json!({})),
            parameters("{ a }", None, json!({ "a": 1 })),
            parameters("{ a }", Some("A"), Value::Null),
            parameters("{ a }", Some("A\"\nnull\n"), Value::Null),
        ];
        let questions = all.iter().map(|one| answers.question(one).unwrap());
        let mut questions: Vec<String> = questions.collect();
        questions.sort();
        questions.dedup();
        assert_eq!(questions.len(), all.len());

        let long = parameters(&"#".repeat(LONGEST), None, Value::Null);
        assert_eq!(answers.question(&long), None);
    }

    #[tokio::test]
    async fn what_was_found_out_before_a_change_is_not_an_answer_after_it() {
        let answers = PublicAnswers::new(Duration::from_secs(60));
        let asked = parameters("{ a }", None, Value::Null);
        let before = answers.question(&asked).unwrap();
        answers.keep(before.clone(), said("old")).await;
        assert!(answers.find(&before).await.is_some());

        answers.forget();
        // A request that began before the change comes back after it.
        answers.keep(before, said("old")).await;

        let after = answers.question(&asked).unwrap();
        assert!(answers.find(&after).await.is_none());
    }
}
