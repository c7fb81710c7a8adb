//! A region with two finished school years and a running one, built by the same mutations that its people use.

use anyhow::{Context, Result, ensure};
use domain::clock::{Date, SchoolYear};
use rand::Rng;
use rand::rngs::StdRng;
use serde_json::{Value, json};

use super::banks;
use super::campaigns::{self, Months};
use super::driver::Driver;
use super::invitations::accept;
use super::papers;
use super::people::{self, Name};
use super::places::{MUNICIPALITIES, Municipality};
use super::roadmaps;
use super::showcase;
use super::story::{Cast, Story, Until};
use super::targets;
use super::texts::{THEMES, Theme};

/// Builds a region.
pub struct Builder<'a> {
    /// Who says what.
    pub driver: &'a Driver,
    /// Draws names and fates; the same seed draws the same.
    pub random: StdRng,
    /// What all accounts of the demo sign in with.
    pub password_hash: String,
    /// Today.
    pub today: Date,
    /// How many people have been invited, for their addresses.
    pub invited: u32,
}

/// A school with its staff.
pub struct Staffed {
    /// `school:…`.
    pub school: Value,
    /// Whether it is a kindergarten.
    pub preschool: bool,
    /// `person:…` of the head.
    pub head: Value,
    /// `person:…` of the curator.
    pub curator: Value,
    /// `person:…` of the mentor.
    pub mentor: Value,
    /// `person:…` of the municipal methodologist.
    pub methodologist: Value,
    /// How many orders it has signed.
    pub orders: u32,
    /// The day on which the curator was appointed.
    pub since: Date,
}

impl Staffed {
    /// The number of the next order.
    pub fn next_order(&mut self) -> String {
        self.orders += 1;
        format!("{}-од", 40 + self.orders)
    }
}

impl Builder<'_> {
    /// Builds everything that the methodologist `regional` of `region` answers for.
    pub async fn build(&mut self, regional: &Value, region: &Value) -> Result<()> {
        let running = SchoolYear::of(self.today);
        let first = running.previous().previous();
        for (index, municipality) in MUNICIPALITIES.iter().enumerate() {
            self.driver.on(day(first.first_year(), 8, 20)?);
            let input =
                json!({ "regionId": region, "name": municipality.name, "kind": municipality.kind });
            let done = self
                .driver
                .does(regional, "addMunicipality", input, "municipality { id }")
                .await?;
            let id = done["municipality"]["id"].clone();
            let email = (index == 0).then(|| "municipality@demo".to_owned());
            let methodologist = self
                .invite(regional, &id, Some("MUNICIPAL_METHODOLOGIST"), None, email)
                .await?;
            self.municipality(municipality, &id, (regional, &methodologist), index == 0)
                .await?;
        }
        Ok(())
    }

    async fn municipality(
        &mut self,
        plan: &Municipality,
        id: &Value,
        (regional, methodologist): (&Value, &Value),
        with_showcase: bool,
    ) -> Result<()> {
        let running = SchoolYear::of(self.today).first_year();
        let mut schools = Vec::new();
        for mut input in plan.organisations() {
            let preschool = input["kind"] == "PRESCHOOL";
            input["municipalityId"] = id.clone();
            let done = self
                .driver
                .does(methodologist, "addSchool", input, "school { id }")
                .await?;
            schools.push((done["school"]["id"].clone(), preschool));
        }
        let shown = with_showcase.then_some(plan.preschools + 2);
        let mut staffed: Vec<(usize, Staffed)> = Vec::new();
        for (year, percent) in [(running - 2, 60), (running - 1, 80), (running, 100)] {
            self.driver.on(day(year, 8, 25)?.min(self.today));
            let share = schools.len() * percent / 100;
            // The schools that come in first are spread over the kinds: every second one, then the rest.
            let order = (0..schools.len())
                .step_by(2)
                .chain((1..schools.len()).step_by(2));
            for (index, (school, preschool)) in order
                .take(share)
                .filter_map(|at| Some((at, schools.get(at)?)))
            {
                let input = json!({ "schoolId": school, "schoolYear": year, "participates": true });
                self.driver
                    .does(
                        methodologist,
                        "setModelParticipation",
                        input,
                        "school { inModel }",
                    )
                    .await?;
                if !staffed.iter().any(|(known, _)| *known == index) {
                    let demo = shown == Some(index);
                    staffed.push((
                        index,
                        self.staff(school, *preschool, methodologist, year, demo)
                            .await?,
                    ));
                }
            }
            for (index, school) in &mut staffed {
                if shown == Some(*index) {
                    continue;
                }
                self.year(school, year, year == running).await?;
            }
        }
        let showcase = staffed.iter_mut().find(|(index, _)| shown == Some(*index));
        if let Some((_, school)) = showcase {
            showcase::fill(self, school).await?;
        }
        for (index, school) in &staffed {
            let (waiting, days) = if shown == Some(*index) {
                (2, 70)
            } else {
                // In time, soon due, and too late.
                (0, [20, 90, 200].get(index % 3).copied().unwrap_or(20))
            };
            banks::settle(self, school, waiting, days).await?;
        }
        let own = staffed.iter().find(|(index, _)| shown == Some(*index));
        if let Some((_, own)) = own {
            let mut others = staffed.iter().filter(|(index, _)| shown != Some(*index));
            let drawing = others.find(|(_, school)| !school.preschool);
            let drawing = drawing.map(|(_, school)| school);
            roadmaps::fill(self, id, own, drawing).await?;
            papers::fill(self, own, drawing).await?;
        }
        let months = if with_showcase {
            Months::November
        } else {
            Months::DecemberAndMay
        };
        let own = own.map(|(_, school)| school);
        let schools: Vec<_> = staffed.iter().map(|(_, school)| school).collect();
        campaigns::fill(self, id, &schools, own, months).await?;
        if with_showcase {
            targets::fill(self, plan, id, (regional, methodologist)).await?;
        }
        Ok(())
    }

    /// Gives a school its head, its curator by order, and a mentor.
    async fn staff(
        &mut self,
        school: &Value,
        preschool: bool,
        methodologist: &Value,
        year: i32,
        demo: bool,
    ) -> Result<Staffed> {
        let address = |name: &str| demo.then(|| format!("{name}@demo"));
        let head = self
            .invite(methodologist, school, Some("HEAD"), None, address("head"))
            .await?;
        let deputy = if preschool {
            "старший воспитатель"
        } else {
            "заместитель директора по УВР"
        };
        let deputy = Job {
            position: deputy,
            subject: None,
            years: 12,
        };
        let curator = self.employ(&head, school, deputy, year - 4).await?;
        let input = json!({ "schoolId": school, "personId": curator });
        let done = self
            .driver
            .does(&head, "prepareCuratorOrder", input, "order { id }")
            .await?;
        let date = day(year, 8, 28)?.min(self.today);
        self.driver.on(date);
        let mut staffed = Staffed {
            school: school.clone(),
            preschool,
            head,
            curator,
            mentor: Value::Null,
            methodologist: methodologist.clone(),
            orders: 0,
            since: date,
        };
        let input =
            json!({ "orderId": done["order"]["id"], "number": staffed.next_order(), "date": date });
        self.driver
            .does(&staffed.head, "signOrder", input, "order { state }")
            .await?;
        if let Some(email) = address("curator") {
            let (head, curator) = (staffed.head.clone(), staffed.curator.clone());
            self.invite(&head, school, None, Some(&curator), Some(email))
                .await?;
        }
        let theme = if demo { 0 } else { self.theme(preschool) };
        staffed.mentor = self.mentor(&staffed, year, theme).await?;
        Ok(staffed)
    }

    /// Enters an experienced teacher and puts their card into the bank: strong where `theme` is hard.
    pub async fn mentor(&mut self, at: &Staffed, year: i32, theme: usize) -> Result<Value> {
        let theme = at_index(theme);
        let mentor = self
            .employ(&at.curator, &at.school, Job::of(theme, 18), year - 6)
            .await?;
        let subjects: Vec<&str> = theme.subject.as_deref().into_iter().collect();
        let mut topics = vec!["TEACHING_METHODS", "UPBRINGING"];
        if !topics.contains(&theme.topic.as_str()) {
            topics.push(&theme.topic);
        }
        let input = json!({
            "schoolId": at.school, "personId": mentor,
            "competences": [theme.area, "проектирование урока", "работа с трудным классом"],
            "subjects": subjects, "topics": topics, "formats": ["ONE_TO_ONE", "VIRTUAL"],
            "capacity": 3, "state": "IN_BANK",
        });
        self.driver
            .does(&mentor, "keepMentorCard", input, "card { id }")
            .await?;
        Ok(mentor)
    }

    /// A theme of a kindergarten or of a school.
    fn theme(&mut self, preschool: bool) -> usize {
        let fitting =
            |(index, theme): (usize, &Theme)| (theme.preschool == preschool).then_some(index);
        let fitting: Vec<usize> = THEMES.iter().enumerate().filter_map(fitting).collect();
        let drawn = self.random.random_range(0..fitting.len());
        fitting.get(drawn).copied().unwrap_or_default()
    }

    /// A school's ordinary year: a newcomer or two, one of them in a pair, and now and then one who still looks for a mentor.
    async fn year(&mut self, at: &mut Staffed, year: i32, running: bool) -> Result<()> {
        self.driver.on(day(year, 9, 2)?.min(self.today));
        if running && self.random.random_bool(0.3) {
            let begins = day(year, 9, 20)?;
            self.story(at, year, begins, Until::Need).await?;
        }
        if !self.random.random_bool(0.62) {
            if self.random.random_bool(0.4) {
                let theme = self.theme(at.preschool);
                self.newcomer(at, year, theme).await?;
            }
            return Ok(());
        }
        let until = self.fate(year, running);
        // Every third pair of a finished year began in its second half, and finishes in the next one.
        let begins = if !running && self.random.random_bool(0.35) {
            day(year + 1, 2, self.random.random_range(3..25))?
        } else {
            day(year, 9, self.random.random_range(12..28))?
        };
        self.story(at, year, begins, until).await
    }

    /// How far a pair of `year` has come by now.
    fn fate(&mut self, year: i32, running: bool) -> Until {
        let fates: &[Until] = if running {
            &[
                Until::Need,
                Until::Proposed,
                Until::OrderPrepared,
                Until::Active,
                Until::ProgrammeAgreed,
                Until::Working,
                Until::Working,
                Until::Working,
                Until::Working,
            ]
        } else if year + 1 == SchoolYear::of(self.today).first_year() {
            &[
                Until::Completed,
                Until::Completed,
                Until::Published,
                Until::Published,
                Until::Published,
                Until::PracticeApproved,
            ]
        } else {
            &[Until::Completed, Until::Published, Until::Published]
        };
        let drawn = self.random.random_range(0..fates.len());
        fates.get(drawn).copied().unwrap_or(Until::Working)
    }

    async fn story(
        &mut self,
        at: &mut Staffed,
        year: i32,
        begins: Date,
        until: Until,
    ) -> Result<()> {
        let theme = self.theme(at.preschool);
        let mentee = self.newcomer(at, year, theme).await?;
        let months = self.random.random_range(3..9);
        let named = self.random.random_bool(0.7);
        let order = at.next_order();
        let mentor = at.mentor.clone();
        self.pair(at, &mentor, &mentee, order, theme, begins, months, named)
            .play(until)
            .await
    }

    /// A story of two people of a school.
    #[expect(clippy::too_many_arguments, reason = "each is a fact of the pair")]
    pub fn pair<'s>(
        &'s self,
        at: &'s Staffed,
        mentor: &'s Value,
        mentee: &'s Value,
        order: String,
        theme: usize,
        begins: Date,
        months: u32,
        named: bool,
    ) -> Story<'s> {
        let theme = at_index(theme);
        let cast = Cast {
            school: &at.school,
            head: &at.head,
            curator: &at.curator,
            mentor,
            mentee,
            methodologist: &at.methodologist,
        };
        Story {
            driver: self.driver,
            cast,
            theme,
            begins,
            order,
            today: self.today,
            months,
            named,
            template: None,
        }
    }

    /// Enters a teacher in their first years, to whom `theme` is hard.
    pub async fn newcomer(&mut self, at: &Staffed, year: i32, theme: usize) -> Result<Value> {
        let years = self.random.random_range(0..2);
        let job = Job::of(at_index(theme), years);
        self.employ(&at.curator, &at.school, job, year).await
    }

    /// Enters a person who has worked at the school since September of `since`.
    async fn employ(
        &mut self,
        by: &Value,
        school: &Value,
        job: Job<'_>,
        since: i32,
    ) -> Result<Value> {
        let Name {
            last,
            first,
            patronymic,
        } = people::name(&mut self.random);
        let input = json!({
            "schoolId": school, "lastName": last, "firstName": first, "patronymic": patronymic,
            "evenIfSimilar": true,
            "employment": { "position": job.position, "subject": job.subject,
                "startedOn": day(since, 9, 1)?.min(self.today), "teachingYears": job.years,
                "pedagogicalEducation": self.random.random_bool(0.9),
                "transferred": self.random.random_bool(0.15) },
        });
        let done = self
            .driver
            .does(by, "addPerson", input, "person { id }")
            .await?;
        Ok(done["person"]["id"].clone())
    }

    /// Invites somebody and accepts for them: a person who is known, or a new one with a name of their own.
    pub async fn invite(
        &mut self,
        by: &Value,
        place: &Value,
        role: Option<&str>,
        person: Option<&Value>,
        email: Option<String>,
    ) -> Result<Value> {
        self.invited += 1;
        let email = email.unwrap_or_else(|| format!("person-{}@demo", self.invited));
        let input = json!({ "placeId": place, "role": role, "email": email, "personId": person });
        let done = self
            .driver
            .does(by, "invite", input, "invitation { id } link")
            .await?;
        let link = done["link"].as_str().context("a demo shows the link")?;
        ensure!(link.contains("token="), "the link carries a token");
        let name = person.is_none().then(|| people::name(&mut self.random));
        accept(
            self.driver.store(),
            &done["invitation"]["id"],
            link,
            name,
            &self.password_hash,
        )
        .await
    }
}

/// As what somebody works.
struct Job<'a> {
    position: &'a str,
    subject: Option<&'a str>,
    /// Full years of pedagogical work today.
    years: i32,
}

impl<'a> Job<'a> {
    fn of(theme: &'a Theme, years: i32) -> Self {
        Self {
            position: &theme.position,
            subject: theme.subject.as_deref(),
            years,
        }
    }
}

/// The theme at `index`, counted round.
fn at_index(index: usize) -> &'static Theme {
    &THEMES[index % THEMES.len()]
}

/// A day of a demo's years.
pub fn day(year: i32, month: u32, day: u32) -> Result<Date> {
    Date::from_ymd_opt(year, month, day).context("a day of the calendar")
}
