//! A small world for tests: two regions, a few municipalities and schools, people in every role.
//!
//! Rows are written straight into the tables, past policy and states, since a test begins where its sentence begins.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

mod mentoring;

pub use mentoring::PracticeSketch;

use domain::access::{Actor, Place, Post, Role};
use domain::clock::Date;
use domain::consent::{ConsentPurpose, PublicField};
use domain::id::{Ids, MunicipalityId, PersonId, RegionId, SchoolId, SystemIds};
use domain::mentoring::Side;
use domain::org::{SchoolKind, Whereabouts};
use domain::people::{CardState, MentoringTopic, WishKind};
use domain::text::{PersonName, fold};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;
use uuid::Uuid;

use crate::codes::code;
use crate::entity::{
    absence, account, consent, consent_field, employment, mentor_card, municipality, need, person,
    post, pupil, region, school, wish,
};
use crate::store::Store;

/// Writes what a test begins with.
pub struct World<'s> {
    store: &'s Store,
    today: Date,
}

impl<'s> World<'s> {
    /// A world in `store`, dated by the store's clock.
    pub fn of(store: &'s Store) -> Self {
        Self {
            store,
            today: store.clock().now().date_naive(),
        }
    }

    /// Adds a region.
    pub async fn region(&self, name: &str) -> RegionId {
        let id = SystemIds.next();
        let row = region::ActiveModel {
            id: Set(id),
            name: Set(name.to_owned()),
            slug: Set(unique_slug(name, id)),
            time_zone: Set("Europe/Moscow".to_owned()),
            created_at: Set(self.store.clock().now()),
        };
        self.insert(row).await;
        RegionId(id)
    }

    /// Adds a municipality.
    pub async fn municipality(&self, region: RegionId, name: &str) -> MunicipalityId {
        let id = SystemIds.next();
        let row = municipality::ActiveModel {
            id: Set(id),
            region_id: Set(region.0),
            name: Set(name.to_owned()),
            name_folded: Set(fold(name)),
            slug: Set(unique_slug(name, id)),
            kind: Set("DISTRICT".to_owned()),
            created_at: Set(self.store.clock().now()),
            version: Set(1),
        };
        self.insert(row).await;
        MunicipalityId(id)
    }

    /// Adds a school.
    pub async fn school(
        &self,
        region: RegionId,
        municipality: MunicipalityId,
        name: &str,
    ) -> Whereabouts {
        let id = SystemIds.next();
        let row = school::ActiveModel {
            id: Set(id),
            municipality_id: Set(municipality.0),
            region_id: Set(region.0),
            kind: Set(code(SchoolKind::School)),
            full_name: Set(format!(
                "Муниципальное бюджетное общеобразовательное учреждение «{name}»"
            )),
            short_name: Set(name.to_owned()),
            name_folded: Set(fold(name)),
            sort_key: Set(fold(name)),
            slug: Set(unique_slug(name, id)),
            place_name: Set(None),
            founder: Set(None),
            created_at: Set(self.store.clock().now()),
            version: Set(1),
        };
        self.insert(row).await;
        Whereabouts {
            school: SchoolId(id),
            municipality,
            region,
        }
    }

    /// Adds a person by last name, first name and patronymic.
    pub async fn person(&self, name: &str) -> PersonId {
        let mut parts = name.split(' ');
        let mut next = || parts.next().unwrap_or("Безымянный");
        let (last, first) = (next(), next());
        let name = PersonName::parse(last, first, parts.next()).expect("a test's name is a name");
        let id = SystemIds.next();
        let row = person::ActiveModel {
            id: Set(id),
            last_name: Set(name.last().to_owned()),
            first_name: Set(name.first().to_owned()),
            patronymic: Set(name.patronymic().map(str::to_owned)),
            name_folded: Set(name.folded()),
            email: Set(Some(format!("{}@example.org", id.simple()))),
            phone: Set(Some("+7 900 000-00-00".to_owned())),
            birth_date: Set(Some(day(1990, 5, 17))),
            created_at: Set(self.store.clock().now()),
            version: Set(1),
        };
        self.insert(row).await;
        PersonId(id)
    }

    /// Employs a person at a school since last September, as a teacher of `years` full years.
    pub async fn employ(&self, person: PersonId, at: Whereabouts, position: &str, years: i32) {
        use chrono::Datelike;
        let row = employment::ActiveModel {
            id: Set(SystemIds.next()),
            person_id: Set(person.0),
            school_id: Set(at.school.0),
            position: Set(position.to_owned()),
            subject: Set(Some("физика".to_owned())),
            started_on: Set(day(self.today.year() - 1, 9, 1)),
            ended_on: Set(None),
            teaching_since: Set(Some(day(self.today.year() - 1 - years, 9, 1))),
            pedagogical_education: Set(true),
            transferred: Set(false),
            created_at: Set(self.store.clock().now()),
            partner_id: Set(None),
        };
        self.insert(row).await;
    }

    /// Gives a person a post since last September.
    pub async fn appoint(&self, person: PersonId, role: Role, place: Place) {
        use chrono::Datelike;
        let (mut region_id, mut municipality_id, mut school_id) = (None, None, None);
        match place {
            Place::Region(id) => region_id = Some(id.0),
            Place::Municipality(id) => municipality_id = Some(id.0),
            Place::School(id) => school_id = Some(id.0),
        }
        let row = post::ActiveModel {
            id: Set(SystemIds.next()),
            person_id: Set(person.0),
            role: Set(code(role)),
            region_id: Set(region_id),
            municipality_id: Set(municipality_id),
            school_id: Set(school_id),
            order_id: Set(None),
            valid_from: Set(day(self.today.year() - 1, 9, 1)),
            valid_until: Set(None),
            granted_by: Set(None),
        };
        self.insert(row).await;
    }

    /// Gives somebody the means of signing in, under the address of their record.
    pub async fn account(&self, person: PersonId) {
        let email = format!("{}@example.org", person.0.simple());
        let row = account::ActiveModel {
            id: Set(SystemIds.next()),
            person_id: Set(person.0),
            email_folded: Set(email.clone()),
            email: Set(email),
            password_hash: Set(None),
            created_at: Set(self.store.clock().now()),
            disabled_at: Set(None),
            password_changed_at: Set(None),
        };
        self.insert(row).await;
    }

    /// Enters a pupil of the school, born in 2013.
    pub async fn pupil(&self, name: &str, at: Whereabouts) -> PersonId {
        use chrono::Datelike;
        let person = self.person(name).await;
        let row = pupil::ActiveModel {
            person_id: Set(person.0),
            school_id: Set(at.school.0),
            class_name: Set("7 «Б»".to_owned()),
            birth_year: Set(2013),
            since: Set(day(self.today.year() - 1, 9, 1)),
            until: Set(None),
            added_by: Set(person.0),
            added_at: Set(self.store.clock().now()),
            version: Set(1),
        };
        self.insert(row).await;
        person
    }

    /// Gives a consent that holds since last year; dissemination names every field.
    pub async fn consent(
        &self,
        person: PersonId,
        at: Whereabouts,
        purpose: ConsentPurpose,
    ) -> Uuid {
        use chrono::Datelike;
        let id = SystemIds.next();
        let fields: &[PublicField] = match purpose {
            ConsentPurpose::PersonalDataDissemination => &PublicField::ALL,
            ConsentPurpose::PersonalDataProcessing
            | ConsentPurpose::MentorDuty
            | ConsentPurpose::MenteeParticipation
            | ConsentPurpose::PhotoVideo => &[],
        };
        let row = consent::ActiveModel {
            id: Set(id),
            person_id: Set(person.0),
            school_id: Set(at.school.0),
            purpose: Set(code(purpose)),
            text_version: Set("test".to_owned()),
            fields: Set(json!(fields)),
            channel: Set("ACCOUNT".to_owned()),
            valid_from: Set(day(self.today.year() - 1, 9, 1)),
            valid_until: Set(None),
            withdrawn_on: Set(None),
            recorded_by: Set(person.0),
            recorded_at: Set(self.store.clock().now()),
            resources: Set(if fields.is_empty() {
                json!([])
            } else {
                json!(["PORTAL"])
            }),
            signed_text: Set(None),
            replaced_by: Set(None),
            representative_last_name: Set(None),
            representative_first_name: Set(None),
            representative_patronymic: Set(None),
            representative_relation: Set(None),
            review_on: Set(None),
        };
        self.insert(row).await;
        for field in fields {
            let row = consent_field::ActiveModel {
                consent_id: Set(id),
                field: Set(code(*field)),
            };
            self.insert(row).await;
        }
        id
    }

    /// Puts a mentor's card with this capacity into the bank.
    pub async fn mentor_card(&self, person: PersonId, at: Whereabouts, capacity: i32) -> Uuid {
        let id = SystemIds.next();
        let row = mentor_card::ActiveModel {
            id: Set(id),
            person_id: Set(person.0),
            school_id: Set(at.school.0),
            competences: Set(json!(["формирующее оценивание"])),
            subjects: Set(json!(["физика"])),
            topics: Set(json!([MentoringTopic::TeachingMethods])),
            formats: Set(json!(["ONE_TO_ONE"])),
            capacity: Set(capacity),
            state: Set(code(CardState::InBank)),
            updated_at: Set(self.store.clock().now()),
            version: Set(1),
            registered_at: Set(Some(self.store.clock().now())),
            ..Default::default()
        };
        self.insert(row).await;
        id
    }

    /// States a need.
    pub async fn need(&self, person: PersonId, at: Whereabouts) -> Uuid {
        let id = SystemIds.next();
        let row = need::ActiveModel {
            id: Set(id),
            person_id: Set(person.0),
            school_id: Set(at.school.0),
            request: Set("Хочу увереннее вести урок".to_owned()),
            topics: Set(json!([MentoringTopic::TeachingMethods])),
            formats: Set(json!(["ONE_TO_ONE"])),
            categories: Set(json!(["YOUNG_SPECIALIST_0_3"])),
            state: Set(code(CardState::InBank)),
            updated_at: Set(self.store.clock().now()),
            version: Set(1),
            registered_at: Set(Some(self.store.clock().now())),
            ..Default::default()
        };
        self.insert(row).await;
        id
    }

    /// Says that a person is away from the first day until the last.
    pub async fn absence(&self, person: PersonId, at: Whereabouts, (from, until): (Date, Date)) {
        let row = absence::ActiveModel {
            id: Set(SystemIds.next()),
            school_id: Set(at.school.0),
            person_id: Set(person.0),
            from_on: Set(from),
            until_on: Set(until),
            reason: Set(None),
            stated_by: Set(person.0),
            stated_at: Set(self.store.clock().now()),
        };
        self.insert(row).await;
    }

    /// Says what a person, on a side of such a pair, wishes about a colleague.
    pub async fn wish(
        &self,
        at: Whereabouts,
        (person, side): (PersonId, Side),
        colleague: PersonId,
        kind: WishKind,
    ) {
        let row = wish::ActiveModel {
            id: Set(SystemIds.next()),
            school_id: Set(at.school.0),
            person_id: Set(person.0),
            side: Set(code(side)),
            colleague_id: Set(colleague.0),
            kind: Set(code(kind)),
            stated_on: Set(self.today),
            stated_at: Set(self.store.clock().now()),
        };
        self.insert(row).await;
    }

    async fn insert<A>(&self, row: A)
    where
        A: ActiveModelTrait + Send + sea_orm::ActiveModelBehavior,
    {
        use sea_orm::EntityTrait;
        <A::Entity as EntityTrait>::insert(row)
            .exec_without_returning(self.store.connection())
            .await
            .expect("a test's row is sound");
    }
}

/// Everybody that a test of rights may ask for: people in every role, here and elsewhere.
#[derive(Clone, Debug)]
pub struct Town {
    /// The region.
    pub region: RegionId,
    /// The municipality.
    pub municipality: MunicipalityId,
    /// The school where things happen.
    pub school: Whereabouts,
    /// Another school of the same municipality.
    pub sibling: Whereabouts,
    /// A school of another municipality of the same region.
    pub distant: Whereabouts,
    /// A school of another region.
    pub foreign: Whereabouts,
    /// Methodologist of the region.
    pub regional: PersonId,
    /// Methodologist of the municipality.
    pub municipal: PersonId,
    /// Authority of the municipality.
    pub authority: PersonId,
    /// Head of the school.
    pub head: PersonId,
    /// Curator of the school.
    pub curator: PersonId,
    /// Psychologist of the school.
    pub psychologist: PersonId,
    /// Administrator of the school.
    pub administrator: PersonId,
    /// A teacher of twenty years with a mentor's card of capacity 2 and both consents.
    pub mentor: PersonId,
    /// A teacher of one year with a need and both consents.
    pub mentee: PersonId,
    /// A teacher of the school with neither card nor consent.
    pub bystander: PersonId,
    /// Curator of the sibling school.
    pub sibling_curator: PersonId,
    /// Head of the sibling school.
    pub sibling_head: PersonId,
    /// Methodologist of the other municipality.
    pub distant_municipal: PersonId,
    /// Methodologist of the other region.
    pub foreign_regional: PersonId,
}

impl Town {
    /// Builds the town in `store`.
    pub async fn found(store: &Store) -> Self {
        let world = World::of(store);
        let region = world.region("Ёлкинская область").await;
        let elsewhere = world.region("Соседняя область").await;
        let municipality = world
            .municipality(region, "Берёзовский муниципальный район")
            .await;
        let next = world.municipality(region, "Городской округ Ясный").await;
        let other = world.municipality(elsewhere, "Дальний район").await;
        let school = world
            .school(region, municipality, "СОШ № 1 им. А. С. Пушкина")
            .await;
        let sibling = world.school(region, municipality, "Лицей № 2").await;
        let distant = world.school(region, next, "Гимназия № 3").await;
        let foreign = world.school(elsewhere, other, "СОШ № 4").await;

        let posted = async |name: &str, role: Role, place: Place| {
            let person = world.person(name).await;
            world.appoint(person, role, place).await;
            person
        };
        let staff = async |name: &str, role: Role, at: Whereabouts, position: &str| {
            let person = posted(name, role, Place::School(at.school)).await;
            world.employ(person, at, position, 15).await;
            person
        };
        let teacher = async |name: &str, years: i32| {
            let person = world.person(name).await;
            world.employ(person, school, "учитель физики", years).await;
            person
        };
        use ConsentPurpose::{MenteeParticipation, MentorDuty, PersonalDataProcessing};
        let mentor = teacher("Щёткина-Орлова Жанна Юрьевна", 20).await;
        world.mentor_card(mentor, school, 2).await;
        world.consent(mentor, school, PersonalDataProcessing).await;
        world.consent(mentor, school, MentorDuty).await;
        let mentee = teacher("Ёжиков Пётр Ильич", 1).await;
        world.need(mentee, school).await;
        world.consent(mentee, school, PersonalDataProcessing).await;
        world.consent(mentee, school, MenteeParticipation).await;

        let here = Place::Municipality(municipality);
        Self {
            regional: posted(
                "Регионова Анна Львовна",
                Role::RegionalMethodologist,
                Place::Region(region),
            )
            .await,
            municipal: posted(
                "Методистова Ольга Ивановна",
                Role::MunicipalMethodologist,
                here,
            )
            .await,
            authority: posted("Управляев Олег Петрович", Role::MunicipalAuthority, here).await,
            head: staff("Директорова Нина Павловна", Role::Head, school, "директор").await,
            curator: staff(
                "Кураторова Вера Сергеевна",
                Role::Curator,
                school,
                "заместитель директора",
            )
            .await,
            psychologist: staff(
                "Психологова Ия Олеговна",
                Role::Psychologist,
                school,
                "педагог-психолог",
            )
            .await,
            administrator: staff(
                "Админов Глеб Олегович",
                Role::SchoolAdministrator,
                school,
                "инженер",
            )
            .await,
            mentor,
            mentee,
            bystander: teacher("Посторонний Иван Иванович", 7).await,
            sibling_curator: staff("Соседова Алла Юрьевна", Role::Curator, sibling, "методист")
                .await,
            sibling_head: staff("Соседов Юрий Юрьевич", Role::Head, sibling, "директор").await,
            distant_municipal: posted(
                "Дальнева Инна Олеговна",
                Role::MunicipalMethodologist,
                Place::Municipality(next),
            )
            .await,
            foreign_regional: posted(
                "Чужакова Эмма Яновна",
                Role::RegionalMethodologist,
                Place::Region(elsewhere),
            )
            .await,
            region,
            municipality,
            school,
            sibling,
            distant,
            foreign,
        }
    }

    /// The actor that each named person is.
    pub fn actor(&self, person: PersonId) -> Actor {
        let at_school = |role, at: Whereabouts| {
            vec![Post {
                role,
                at: Place::School(at.school),
            }]
        };
        let municipality = Place::Municipality(self.municipality);
        let posts = if person == self.regional {
            vec![Post {
                role: Role::RegionalMethodologist,
                at: Place::Region(self.region),
            }]
        } else if person == self.municipal {
            vec![Post {
                role: Role::MunicipalMethodologist,
                at: municipality,
            }]
        } else if person == self.authority {
            vec![Post {
                role: Role::MunicipalAuthority,
                at: municipality,
            }]
        } else if person == self.head {
            at_school(Role::Head, self.school)
        } else if person == self.curator {
            at_school(Role::Curator, self.school)
        } else if person == self.psychologist {
            at_school(Role::Psychologist, self.school)
        } else if person == self.administrator {
            at_school(Role::SchoolAdministrator, self.school)
        } else if person == self.sibling_curator {
            at_school(Role::Curator, self.sibling)
        } else if person == self.sibling_head {
            at_school(Role::Head, self.sibling)
        } else if person == self.distant_municipal {
            let at = Place::Municipality(self.distant.municipality);
            vec![Post {
                role: Role::MunicipalMethodologist,
                at,
            }]
        } else if person == self.foreign_regional {
            let at = Place::Region(self.foreign.region);
            vec![Post {
                role: Role::RegionalMethodologist,
                at,
            }]
        } else {
            vec![]
        };
        Actor::Person { id: person, posts }
    }
}

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).expect("a test's date is a date")
}

fn unique_slug(name: &str, id: Uuid) -> String {
    format!("{}-{}", domain::text::slug(name, "place"), id.simple())
}
