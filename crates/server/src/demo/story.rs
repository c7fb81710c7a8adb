//! A pair's life, from the stated need to the published practice, as far as it is wanted.

use anyhow::{Context, Result};
use domain::clock::{Date, add_months};
use serde_json::{Value, json};

use super::driver::Driver;
use super::texts::{MEETINGS, Theme};

/// How far a pair has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Until {
    /// The need is stated, nobody is found yet.
    Need,
    /// The mentor has not answered.
    Proposed,
    /// Both agreed, a consent is missing.
    Agreed,
    /// The order waits for the head.
    OrderPrepared,
    /// In force, without a programme.
    Active,
    /// The programme waits for the curator.
    ProgrammeAgreed,
    /// Work goes on.
    Working,
    /// Carried out in full.
    Completed,
    /// The practice waits for the head.
    PracticeSubmitted,
    /// The practice waits for the municipality.
    PracticeApproved,
    /// Everybody may read it.
    Published,
}

/// Who takes part, and where.
pub struct Cast<'a> {
    /// `school:…`.
    pub school: &'a Value,
    /// `person:…` of the head.
    pub head: &'a Value,
    /// `person:…` of the curator.
    pub curator: &'a Value,
    /// `person:…` of the mentor, whose card is in the bank.
    pub mentor: &'a Value,
    /// `person:…` of the mentee.
    pub mentee: &'a Value,
    /// `person:…` of the municipal methodologist.
    pub methodologist: &'a Value,
}

/// One pair.
pub struct Story<'a> {
    /// Who says what.
    pub driver: &'a Driver,
    /// Who takes part.
    pub cast: Cast<'a>,
    /// What it is about.
    pub theme: &'a Theme,
    /// The day of the proposal.
    pub begins: Date,
    /// The number of the school's order.
    pub order: String,
    /// Today: nothing happens after it.
    pub today: Date,
    /// How many months the programme lasts.
    pub months: u32,
    /// Whether both agree to publication under their names.
    pub named: bool,
    /// The template that its programme is drafted from, `{ id, edition }`; nothing for one from nothing.
    pub template: Option<Value>,
}

impl Story<'_> {
    /// Plays the story.
    pub async fn play(&self, until: Until) -> Result<()> {
        let deficit = self.state_need().await?;
        if until == Until::Need {
            return Ok(());
        }
        let pair = self.propose().await?;
        if until == Until::Proposed {
            return Ok(());
        }
        self.answer(&pair).await?;
        if until == Until::Agreed {
            return Ok(());
        }
        self.consent().await?;
        let order = self.prepare(&pair).await?;
        if until == Until::OrderPrepared {
            return Ok(());
        }
        self.sign(&order).await?;
        if until == Until::Active {
            return Ok(());
        }
        let programme = self.draft(&pair, &deficit).await?;
        if until == Until::ProgrammeAgreed {
            return Ok(());
        }
        self.work(&pair, &programme, until).await?;
        if until == Until::Working {
            return Ok(());
        }
        self.complete(&programme, &deficit).await?;
        if until >= Until::PracticeSubmitted {
            self.publish(&programme, until).await?;
        }
        Ok(())
    }

    /// The day `days` after the beginning, at the latest today.
    fn day(&self, days: i64) -> Date {
        (self.begins + chrono::Duration::days(days)).min(self.today)
    }

    async fn does(&self, who: &Value, name: &str, input: Value, selection: &str) -> Result<Value> {
        self.driver.does(who, name, input, selection).await
    }

    async fn state_need(&self) -> Result<Value> {
        let (cast, theme) = (&self.cast, self.theme);
        self.driver.on(self.day(-10));
        let input = json!({
            "schoolId": cast.school, "personId": cast.mentee, "request": theme.request,
            "topics": [theme.topic], "formats": ["ONE_TO_ONE"], "categories": ["YOUNG_SPECIALIST_0_3"],
            "deficits": [{ "kind": theme.deficit, "area": theme.area, "source": "SELF_ASSESSMENT" }],
            "state": "IN_BANK",
        });
        let done = self
            .does(cast.mentee, "stateNeed", input, "need { deficits { id } }")
            .await?;
        Ok(done["need"]["deficits"][0]["id"].clone())
    }

    async fn propose(&self) -> Result<Value> {
        let cast = &self.cast;
        self.driver.on(self.day(0));
        let input = json!({
            "schoolId": cast.school, "mentorId": cast.mentor, "menteeId": cast.mentee,
            "form": "TEACHER_TEACHER", "format": "ONE_TO_ONE", "topics": [self.theme.topic],
        });
        let done = self
            .does(
                cast.curator,
                "proposeMentorship",
                input,
                "mentorship { id }",
            )
            .await?;
        Ok(done["mentorship"]["id"].clone())
    }

    async fn answer(&self, pair: &Value) -> Result<()> {
        self.driver.on(self.day(2));
        for who in [self.cast.mentee, self.cast.mentor] {
            let input = json!({ "mentorshipId": pair, "accept": true });
            self.does(who, "answerProposal", input, "mentorship { state }")
                .await?;
        }
        Ok(())
    }

    /// Each gives what is missing of their consents; who has given one before gives it no more.
    async fn consent(&self) -> Result<()> {
        self.driver.on(self.day(3));
        let cast = &self.cast;
        for (who, duty) in [
            (cast.mentor, "MENTOR_DUTY"),
            (cast.mentee, "MENTEE_PARTICIPATION"),
        ] {
            let mut wanted = vec![("PERSONAL_DATA_PROCESSING", json!([])), (duty, json!([]))];
            if self.named {
                wanted.push((
                    "PERSONAL_DATA_DISSEMINATION",
                    json!(["NAME", "POSITION", "WORKPLACE"]),
                ));
            }
            self.driver.consents(who, cast.school, &wanted).await?;
        }
        Ok(())
    }

    async fn prepare(&self, pair: &Value) -> Result<Value> {
        self.driver.on(self.day(5));
        let starts = self.day(7);
        let input = json!({ "schoolId": self.cast.school, "mentorshipIds": [pair], "startsOn": starts,
            "endsOn": add_months(starts, self.months) });
        let done = self
            .does(self.cast.curator, "preparePairOrder", input, "order { id }")
            .await?;
        Ok(done["order"]["id"].clone())
    }

    async fn sign(&self, order: &Value) -> Result<()> {
        self.driver.on(self.day(7));
        let input = json!({ "orderId": order, "number": self.order, "date": self.day(7) });
        self.does(self.cast.head, "signOrder", input, "order { state }")
            .await?;
        Ok(())
    }

    async fn draft(&self, pair: &Value, deficit: &Value) -> Result<Value> {
        let (cast, theme, starts) = (&self.cast, self.theme, self.day(7));
        self.driver.on(self.day(9));
        let step = i64::from(self.months) * 30 / (1 + i64::try_from(theme.activities.len())?);
        let activities: Vec<Value> = (1..)
            .zip(&theme.activities)
            .map(|(number, step_of)| {
                json!({ "title": step_of.title, "kind": step_of.kind, "expectedResult": step_of.expected,
                    "plannedOn": starts + chrono::Duration::days(step * number) })
            })
            .collect();
        let ends = add_months(starts, self.months)
            .pred_opt()
            .context("a day before")?;
        // The shelf of templates is the curator's; who writes from nothing is the mentor.
        let (who, taken) = match &self.template {
            Some(template) => {
                let taken = json!({ "templateId": template["id"], "edition": template["edition"] });
                (cast.curator, taken)
            }
            None => (cast.mentor, Value::Null),
        };
        let input = json!({ "mentorshipId": pair, "goal": theme.goal, "expectedResult": theme.expected,
            "startsOn": starts, "endsOn": ends, "deficitIds": [deficit], "activities": activities,
            "template": taken });
        let selection = "programme { id version activities { id } }";
        let done = self.does(who, "draftProgramme", input, selection).await?;
        let programme = done["programme"].clone();
        for who in [cast.mentor, cast.mentee] {
            let version = self
                .driver
                .version(who, "programme", &programme["id"])
                .await?;
            let input = json!({ "programmeId": programme["id"], "version": version });
            self.does(who, "agreeProgramme", input, "programme { state }")
                .await?;
        }
        Ok(programme)
    }

    async fn work(&self, pair: &Value, programme: &Value, until: Until) -> Result<()> {
        let cast = &self.cast;
        self.driver.on(self.day(12));
        let input = json!({ "programmeId": programme["id"] });
        self.does(
            cast.curator,
            "approveProgramme",
            input,
            "programme { state }",
        )
        .await?;

        let all = programme["activities"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let whole = until > Until::Working;
        // A pair at work has half of its plan behind it, one result handed in, and one meeting each two weeks.
        let done = if whole { all.len() } else { all.len() / 2 };
        let step = i64::from(self.months) * 30 / (1 + i64::try_from(all.len())?);
        for (number, activity) in (1..).zip(all.iter().take(done + usize::from(!whole))) {
            self.driver.on(self.day(7 + step * number));
            let input = json!({ "activityId": activity["id"],
                "submission": "Выполнено, материалы передала наставнику. Записи и самоанализ приложены к дневнику." });
            self.does(cast.mentee, "submitActivity", input, "activity { state }")
                .await?;
            if usize::try_from(number)? <= done {
                let input = json!({ "activityId": activity["id"], "accept": true, "remark": null });
                self.does(cast.mentor, "checkActivity", input, "activity { state }")
                    .await?;
            }
        }
        for (number, (topic, summary, goals)) in (0..self.months.min(5)).zip(MEETINGS) {
            let held = self.begins + chrono::Duration::days(14 + i64::from(number) * 21);
            if held > self.today {
                break;
            }
            self.driver.on(held);
            let mode = if number % 3 == 2 {
                "VIDEO"
            } else {
                "IN_PERSON"
            };
            let input = json!({ "mentorshipId": pair, "heldOn": held, "minutes": 45, "mode": mode,
                "topic": topic, "summary": summary, "goals": goals });
            self.does(cast.mentor, "recordMeeting", input, "meeting { id }")
                .await?;
        }
        Ok(())
    }

    async fn complete(&self, programme: &Value, deficit: &Value) -> Result<()> {
        let on = self.day(7 + i64::from(self.months) * 30);
        self.driver.on(on);
        let input = json!({ "programmeId": programme["id"], "on": on, "result": self.theme.result,
            "resolvedDeficitIds": [deficit] });
        self.does(
            self.cast.curator,
            "completeProgramme",
            input,
            "programme { state }",
        )
        .await?;
        if self.cast.curator != self.cast.mentor {
            let input = json!({ "programmeId": programme["id"], "personId": self.cast.mentor });
            self.does(
                self.cast.curator,
                "issueCertificate",
                input,
                "certificate { id }",
            )
            .await?;
        }
        Ok(())
    }

    async fn publish(&self, programme: &Value, until: Until) -> Result<()> {
        let (cast, theme) = (&self.cast, self.theme);
        self.driver.on(self.day(20 + i64::from(self.months) * 30));
        let actions: Vec<&str> = theme
            .activities
            .iter()
            .map(|step| step.title.as_str())
            .collect();
        let input = json!({
            "programmeId": programme["id"], "title": theme.title, "problem": theme.request,
            "actions": format!("Пара работала {} мес. по персонализированной программе: {}.", self.months, actions.join("; ")),
            "result": theme.result,
            "conditions": "Один час в неделю у наставника, возможность посещать уроки друг друга, поддержка администрации.",
            "topics": [theme.topic], "authorIds": [cast.mentor, cast.mentee],
        });
        let done = self
            .does(cast.curator, "writePractice", input, "practice { id }")
            .await?;
        let input = json!({ "practiceId": done["practice"]["id"] });
        self.does(
            cast.curator,
            "submitPractice",
            input.clone(),
            "practice { state }",
        )
        .await?;
        if until >= Until::PracticeApproved {
            self.does(
                cast.head,
                "approvePractice",
                input.clone(),
                "practice { state }",
            )
            .await?;
        }
        if until >= Until::Published {
            self.does(
                cast.methodologist,
                "publishPractice",
                input,
                "practice { slug }",
            )
            .await?;
        }
        Ok(())
    }
}
