//! The whole way through the API: a school enters the register, a need becomes a pair, a programme, a practice that any
//! site reads, and a figure of the region. Each step is taken by whose it is, on a day of the year.

use domain::access::{Actor, Place, Post, Role};
use domain::id::{PersonId, SchoolId};
use persistence::test_support::world::Town;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_need_becomes_a_practice_of_any_site_and_a_figure_of_the_region;
}

/// The school of the story and its people, by their public ids.
struct Story<'a> {
    app: &'a TestApp,
    school: Value,
    day: &'static str,
}

async fn a_need_becomes_a_practice_of_any_site_and_a_figure_of_the_region(app: TestApp) {
    let (municipal, regional) = (told(app.town.municipal), told(app.town.regional));
    let mut story = Story {
        app: &app,
        school: Value::Null,
        day: "2026-08-25",
    };
    story.enter_the_register(&municipal).await;
    let (head, curator) = story.appoint().await;

    story.day = "2026-09-02";
    let mentor = story.employ(&curator, "Щёткина-Орлова", "2015-09-01").await;
    let mentee = story.employ(&curator, "Ёлкина", "2026-09-01").await;
    story.consent(&mentor, "MENTOR_DUTY").await;
    story.consent(&mentee, "MENTEE_PARTICIPATION").await;
    let deficit = story.fill_the_banks(&mentor, &mentee).await;
    let pair = story.propose(&curator, &mentor, &mentee).await;
    story.put_into_force(&curator, &head, &pair).await;

    story.day = "2026-09-16";
    let programme = story
        .agree_on_a_programme(&curator, [&mentor, &mentee], &pair, &deficit)
        .await;
    story.work(&mentor, &mentee, &pair, &programme).await;

    story.day = "2027-02-01";
    let input = json!({ "programmeId": programme["id"], "on": "2027-02-01", "result": "Урок держит темп",
        "resolvedDeficitIds": [deficit] });
    story
        .does(&mentor, "completeProgramme", input, "programme { state }")
        .await;
    assert_eq!(story.found("критериев").await, json!([]));
    let pair = [&mentor, &mentee];
    let slug = story
        .publish(&curator, &head, &municipal, pair, &programme)
        .await;

    // Any site, by another form of a word of its text; the names only as each agreed.
    let seen = story.found("критериям").await;
    assert_eq!(seen[0]["slug"], slug);
    assert_eq!(seen[0]["school"]["name"], "СОШ № 12");
    let authors = json!([{ "name": "Щёткина-Орлова Анна Ильинична" }, { "name": null }]);
    assert_eq!(seen[0]["authors"], authors);

    // The region's figures, without anybody filling in a form.
    let query = "query($id: ID!) { viewer { region(id: $id) { municipalities(schoolYear: 2026) {
        id figures { counts { indicator value } } } } } }";
    let id = json!({ "id": format!("region:{}", app.town.region.0) });
    let seen = story.client(&regional).await.run(query, id).await;
    let ours = format!("municipality:{}", app.town.municipality.0);
    let all = seen["viewer"]["region"]["municipalities"]
        .as_array()
        .unwrap();
    let ours = all.iter().find(|one| one["id"] == *ours).unwrap();
    let counts = &ours["figures"]["counts"];
    for (indicator, value) in [
        ("PROGRAMMES_COMPLETED", 1),
        ("MEETINGS", 1),
        ("PRACTICES_PUBLISHED", 1),
    ] {
        let counted = json!({ "indicator": indicator, "value": value });
        assert!(
            counts.as_array().unwrap().contains(&counted),
            "{indicator}: {counts:#}"
        );
    }
}

impl Story<'_> {
    async fn client(&self, person: &Value) -> crate::harness::Client<'_> {
        let id: PersonId = PersonId(raw(person));
        let town: &Town = &self.app.town;
        let mut actor = town.actor(id);
        // Who came in during the story has the posts that the story gave them.
        let instant = format!("{}T09:00:00Z", self.day).parse().unwrap();
        let held = self.app.store().posts().of_person(id, instant).await;
        if let Actor::Person { posts, .. } = &mut actor
            && posts.is_empty()
        {
            let post = |post: &persistence::posts::Post| Post {
                role: post.role,
                at: post.at,
            };
            posts.extend(held.unwrap().iter().map(post));
        }
        self.app.client_at(actor, instant)
    }

    /// Takes a step that must succeed.
    async fn does(&self, who: &Value, name: &str, input: Value, selection: &str) -> Value {
        let kind = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
        let fields = format!("... on {kind}Done {{ {selection} }}");
        let done = self.client(who).await.mutate(name, input, &fields).await;
        assert_eq!(done["__typename"], format!("{kind}Done"), "{name}");
        done
    }

    async fn enter_the_register(&mut self, municipal: &Value) {
        let town = format!("municipality:{}", self.app.town.municipality.0);
        let input = json!({ "municipalityId": town, "kind": "SCHOOL", "shortName": "СОШ № 12",
            "fullName": "Муниципальное бюджетное общеобразовательное учреждение «Школа № 12»" });
        let done = self
            .does(municipal, "addSchool", input, "school { id }")
            .await;
        self.school = done["school"]["id"].clone();
        let input = json!({ "schoolId": self.school, "schoolYear": 2026, "participates": true });
        let selection = "school { inModel }";
        let done = self
            .does(municipal, "setModelParticipation", input, selection)
            .await;
        assert_eq!(done["school"]["inModel"], true);
    }

    /// The head, who is there already, appoints a curator by order.
    async fn appoint(&self) -> (Value, Value) {
        let world = self.app.world();
        let head = world.person("Окунева Раиса Львовна").await;
        let here = Place::School(SchoolId(raw(&self.school)));
        world.appoint(head, Role::Head, here).await;
        let head = told(head);
        let curator = self.employ(&head, "Кувшинова", "2018-09-01").await;
        let input = json!({ "schoolId": self.school, "personId": curator });
        let order = self
            .does(&head, "prepareCuratorOrder", input, "order { id }")
            .await;
        self.sign(&head, &order, "1-н").await;
        (head, curator)
    }

    async fn sign(&self, head: &Value, prepared: &Value, number: &str) {
        let input =
            json!({ "orderId": prepared["order"]["id"], "number": number, "date": self.day });
        let done = self
            .does(head, "signOrder", input, "order { state number }")
            .await;
        let expected = json!({ "state": "SIGNED", "number": number });
        assert_eq!(done["order"], expected);
    }

    async fn employ(&self, by: &Value, last: &str, since: &str) -> Value {
        let input = json!({ "schoolId": self.school, "lastName": last, "firstName": "Анна", "patronymic": "Ильинична",
            "employment": { "position": "учитель математики", "subject": "математика", "startedOn": since,
                "teachingSince": since, "pedagogicalEducation": true, "transferred": false } });
        let done = self.does(by, "addPerson", input, "person { id }").await;
        done["person"]["id"].clone()
    }

    /// Three consents, each a paper of its own; the mentee's name is for nobody to read.
    async fn consent(&self, who: &Value, duty: &str) {
        let query = "{ viewer { participant { consentTexts { purpose version school { id } } } } }";
        let seen = self.client(who).await.ask(query).await;
        let texts = seen["viewer"]["participant"]["consentTexts"].clone();
        let fields = if duty == "MENTOR_DUTY" {
            json!(["NAME", "POSITION"])
        } else {
            json!(["POSITION"])
        };
        let none = json!([]);
        for (purpose, fields) in [
            ("PERSONAL_DATA_PROCESSING", &none),
            (duty, &none),
            ("PERSONAL_DATA_DISSEMINATION", &fields),
        ] {
            let text = texts
                .as_array()
                .unwrap()
                .iter()
                .find(|text| text["purpose"] == purpose && text["school"]["id"] == self.school);
            let input = json!({ "schoolId": self.school, "purpose": purpose, "fields": fields,
                "textVersion": text.unwrap()["version"] });
            self.does(who, "giveConsent", input, "consent { id }").await;
        }
    }

    async fn fill_the_banks(&self, mentor: &Value, mentee: &Value) -> Value {
        let card = json!({ "schoolId": self.school, "personId": mentor, "competences": ["формирующее оценивание"],
            "subjects": ["математика"], "topics": ["TEACHING_METHODS"], "formats": ["ONE_TO_ONE"], "capacity": 2,
            "state": "IN_BANK" });
        self.does(mentor, "keepMentorCard", card, "card { id }")
            .await;
        let need = json!({ "schoolId": self.school, "personId": mentee, "request": "Хочу понимать, что усвоил класс",
            "topics": ["TEACHING_METHODS"], "formats": ["ONE_TO_ONE"], "categories": ["YOUNG_SPECIALIST_0_3"],
            "deficits": [{ "kind": "METHODICAL", "area": "формирующее оценивание", "source": "SELF_ASSESSMENT" }],
            "state": "IN_BANK" });
        let done = self
            .does(mentee, "stateNeed", need, "need { deficits { id } }")
            .await;
        done["need"]["deficits"][0]["id"].clone()
    }

    async fn propose(&self, curator: &Value, mentor: &Value, mentee: &Value) -> Value {
        let input = json!({ "schoolId": self.school, "mentorId": mentor, "menteeId": mentee,
            "form": "TEACHER_TEACHER", "format": "ONE_TO_ONE", "topics": ["TEACHING_METHODS"] });
        let done = self
            .does(curator, "proposeMentorship", input, "mentorship { id }")
            .await;
        let pair = done["mentorship"]["id"].clone();
        let yes = json!({ "mentorshipId": pair, "accept": true });
        for who in [mentor, mentee] {
            self.does(who, "answerProposal", yes.clone(), "mentorship { state }")
                .await;
        }
        pair
    }

    async fn put_into_force(&self, curator: &Value, head: &Value, pair: &Value) {
        let input = json!({ "schoolId": self.school, "mentorshipIds": [pair], "startsOn": "2026-09-14",
            "endsOn": "2027-03-14" });
        let order = self
            .does(curator, "preparePairOrder", input, "order { id }")
            .await;
        self.sign(head, &order, "2-н").await;
        let query = "query($id: ID!) { viewer { mentorship(id: $id) { state } } }";
        let seen = self
            .client(curator)
            .await
            .run(query, json!({ "id": pair }))
            .await;
        assert_eq!(seen["viewer"]["mentorship"]["state"], "ACTIVE");
    }

    async fn agree_on_a_programme(
        &self,
        curator: &Value,
        [mentor, mentee]: [&Value; 2],
        pair: &Value,
        deficit: &Value,
    ) -> Value {
        let input = json!({ "mentorshipId": pair, "goal": "Оценивание помогает учиться", "expectedResult": "Карта приёмов",
            "startsOn": "2026-09-16", "endsOn": "2027-03-14", "deficitIds": [deficit],
            "activities": [{ "title": "Совместная разработка листа оценивания", "kind": "DOCUMENT_WORK",
                "plannedOn": "2026-10-10", "expectedResult": "Лист" }] });
        let selection = "programme { id version activities { id } }";
        let done = self.does(mentor, "draftProgramme", input, selection).await;
        let programme = done["programme"].clone();
        let mut version = programme["version"].clone();
        for who in [mentor, mentee] {
            let input = json!({ "programmeId": programme["id"], "version": version });
            let done = self
                .does(who, "agreeProgramme", input, "programme { version }")
                .await;
            version = done["programme"]["version"].clone();
        }
        let input = json!({ "programmeId": programme["id"] });
        self.does(curator, "approveProgramme", input, "programme { state }")
            .await;
        programme
    }

    async fn work(&mut self, mentor: &Value, mentee: &Value, pair: &Value, programme: &Value) {
        self.day = "2026-10-08";
        let input = json!({ "mentorshipId": pair, "heldOn": self.day, "minutes": 45, "mode": "IN_PERSON",
            "topic": "Критерии", "summary": "Разобрали работы", "goals": "" });
        self.does(mentor, "recordMeeting", input, "meeting { id }")
            .await;
        let activity = &programme["activities"][0]["id"];
        let input = json!({ "activityId": activity, "submission": "Лист готов" });
        self.does(mentee, "submitActivity", input, "activity { state }")
            .await;
        let input = json!({ "activityId": activity, "accept": true });
        let done = self
            .does(mentor, "checkActivity", input, "activity { state }")
            .await;
        assert_eq!(done["activity"]["state"], "ACCEPTED");
    }

    async fn publish(
        &self,
        curator: &Value,
        head: &Value,
        municipal: &Value,
        authors: [&Value; 2],
        programme: &Value,
    ) -> Value {
        let input = json!({ "programmeId": programme["id"], "title": "Оценивание по критериям вдвоём",
            "problem": "Отметка не объясняет", "actions": "Лист оценивания к каждой теме", "result": "Дети видят рост",
            "conditions": "Час в неделю", "topics": ["TEACHING_METHODS"], "authorIds": authors });
        let done = self
            .does(curator, "writePractice", input, "practice { id }")
            .await;
        let input = json!({ "practiceId": done["practice"]["id"] });
        for (who, step) in [
            (curator, "submitPractice"),
            (head, "approvePractice"),
            (municipal, "publishPractice"),
        ] {
            self.does(who, step, input.clone(), "practice { slug }")
                .await;
        }
        let query = "query($id: ID!) { viewer { practice(id: $id) { slug } } }";
        let seen = self
            .client(curator)
            .await
            .run(query, json!({ "id": done["practice"]["id"] }))
            .await;
        seen["viewer"]["practice"]["slug"].clone()
    }

    /// What a site finds without an account.
    async fn found(&self, text: &str) -> Value {
        let query = "query($text: String!) { practices(filter: { text: $text }) { nodes { slug school { name }
            authors { name } } } }";
        let seen = self.app.public().run(query, json!({ "text": text })).await;
        seen["practices"]["nodes"].clone()
    }
}

fn told(person: PersonId) -> Value {
    json!(format!("person:{}", person.0))
}

fn raw(id: &Value) -> uuid::Uuid {
    let id = id.as_str().unwrap();
    id.split_once(':').unwrap().1.parse().unwrap()
}
