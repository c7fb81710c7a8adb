//! `nastavnik admin`: what the operator of the installation does, who stands outside of the policy.

use anyhow::Context;
use domain::account::RESET_LIFETIME;
use domain::clock::{SchoolYear, Zone};
use domain::id::{AccountId, PersonId, RegionId};
use domain::text::{Email, PersonName, Title, fold};
use persistence::accounts::Account;
use persistence::enrolment::{FounderIds, Newcomer};
use persistence::figures::Correction;
use persistence::links::LinkTarget;
use persistence::sessions::SessionEnd;
use persistence::{Change, Failure, Operation, Secret, Store, StoreError, UnitOfWork};

use crate::cli::{Admin, AdminCreate, AdminRecount};
use crate::config::Settings;
use crate::counting::{self, Corrected};
use crate::letters::reset_link;
use crate::startup::open;

/// Runs one of them.
pub async fn run(settings: &Settings, command: Admin) -> anyhow::Result<()> {
    let store = open(settings).await?;
    persistence::migrate(store.connection())
        .await
        .context("the tables cannot be brought up to date")?;
    match command {
        Admin::Create(arguments) => create(settings, &store, &arguments).await,
        Admin::Link(account) => {
            let operation = IssueLink {
                email: email(&account.email)?,
                secret: Secret::fresh()?,
            };
            done(store.write(&operation).await)?;
            print_link(settings, &operation.secret);
            Ok(())
        }
        Admin::Disable(account) => set_disabled(&store, &account.email, true).await,
        Admin::Enable(account) => set_disabled(&store, &account.email, false).await,
        Admin::Recount(arguments) => recount(&store, &arguments).await,
    }
}

async fn create(settings: &Settings, store: &Store, arguments: &AdminCreate) -> anyhow::Result<()> {
    let patronymic = arguments.patronymic.as_deref();
    let name = PersonName::parse(&arguments.last_name, &arguments.first_name, patronymic);
    let operation = CreateFirst {
        region: Title::parse(&arguments.region).context("--region")?,
        zone_name: arguments.time_zone.clone(),
        zone: Zone::named(&arguments.time_zone).context("--time-zone is not in the tz database")?,
        name: name.context("the name")?,
        email: email(&arguments.email)?,
        secret: Secret::fresh()?,
    };
    done(store.write(&operation).await)?;
    println!("{} is a regional methodologist now.", operation.name.full());
    print_link(settings, &operation.secret);
    Ok(())
}

async fn set_disabled(store: &Store, address: &str, disabled: bool) -> anyhow::Result<()> {
    done(
        store
            .write(&SetDisabled {
                email: email(address)?,
                disabled,
            })
            .await,
    )?;
    println!(
        "The account is {}.",
        if disabled {
            "closed; its sessions have ended"
        } else {
            "open"
        }
    );
    Ok(())
}

async fn recount(store: &Store, arguments: &AdminRecount) -> anyhow::Result<()> {
    let running = SchoolYear::of(Zone::default().date(store.clock().now()));
    let year = match arguments.year {
        None => running,
        Some(first) => SchoolYear::starting(first).context("--year is from 2000 to 2100")?,
    };
    let (mut counters, mut places) = (0, 0);
    let print = |corrected: Corrected| {
        let (whose, wrong) = match corrected {
            Corrected::School(id, wrong) => (format!("school {}", id.0), wrong),
            Corrected::Municipality(id, wrong) => (format!("municipality {}", id.0), wrong),
        };
        places += 1;
        for Correction {
            indicator,
            kept,
            counted,
        } in wrong
        {
            counters += 1;
            println!("{whose}: {} {kept} -> {counted}", indicator.code());
        }
    };
    counting::recount(store, year, print)
        .await
        .context("the database failed")?;
    let first = year.first_year();
    if counters == 0 {
        println!("The figures of {first} agree with the facts.");
    } else {
        println!(
            "{counters} figures of {places} places did not agree with the facts of {first}; they do now."
        );
    }
    Ok(())
}

/// Whoever has the link has the account: it goes to standard output and into no log.
fn print_link(settings: &Settings, secret: &Secret) {
    let url = settings.public_url(settings.listen);
    println!(
        "The password is set here, once, within {} hours:",
        RESET_LIFETIME.num_hours()
    );
    println!("{}", reset_link(&url, secret));
}

fn email(raw: &str) -> anyhow::Result<Email> {
    Email::parse(raw).context("--email")
}

fn done<T>(result: Result<T, Failure<&'static str>>) -> anyhow::Result<T> {
    result.map_err(|failure| match failure {
        Failure::Refused(why) => anyhow::anyhow!(why),
        Failure::Denied(denied) => denied.into(),
        Failure::Store(error) => anyhow::Error::new(error).context("the database failed"),
    })
}

/// Makes a region where it is missing, a person, their account and post, and a link.
struct CreateFirst {
    region: Title,
    zone_name: String,
    zone: Zone,
    name: PersonName,
    email: Email,
    secret: Secret,
}

impl Operation for CreateFirst {
    type Done = ();
    type Refusal = &'static str;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<&'static str>> {
        if work.accounts().find_by_email(&self.email).await?.is_some() {
            return Err(Failure::Refused(
                "this address has an account; `nastavnik admin link` makes a link for it",
            ));
        }
        let now = work.now();
        let region = self.region(work).await?;
        let person = PersonId(work.fresh());
        let ids = FounderIds {
            account: AccountId(work.fresh()),
            post: work.fresh(),
        };
        let newcomer = Newcomer {
            id: person,
            name: &self.name,
            email: &self.email,
        };
        work.enrolments()
            .found(newcomer, region, ids, work.today(self.zone), now)
            .await?;
        let target = LinkTarget::Reset(ids.account);
        work.links()
            .add(&self.secret.hash(), target, now + RESET_LIFETIME, now)
            .await?;
        work.note_consequence("account", "CreateFirst", ids.account, Change::default())
            .await?;
        Ok(())
    }
}

impl CreateFirst {
    async fn region(&self, work: &UnitOfWork) -> Result<RegionId, StoreError> {
        let wanted = fold(self.region.as_str());
        let all = work.regions().all().await?;
        if let Some(region) = all.into_iter().find(|region| fold(&region.name) == wanted) {
            return Ok(region.id);
        }
        let id = RegionId(work.fresh());
        work.regions()
            .add(id, &self.region, &self.zone_name, work.now())
            .await?;
        Ok(id)
    }
}

/// Makes a link for an account.
struct IssueLink {
    email: Email,
    secret: Secret,
}

impl Operation for IssueLink {
    type Done = ();
    type Refusal = &'static str;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<&'static str>> {
        let (account, now) = (find(work, &self.email).await?, work.now());
        if account.disabled_at.is_some() {
            return Err(Failure::Refused("the account is closed"));
        }
        let target = LinkTarget::Reset(account.id);
        work.links()
            .add(&self.secret.hash(), target, now + RESET_LIFETIME, now)
            .await?;
        work.note_consequence("account", "IssueLink", account.id, Change::default())
            .await?;
        Ok(())
    }
}

/// Closes or opens an account.
struct SetDisabled {
    email: Email,
    disabled: bool,
}

impl Operation for SetDisabled {
    type Done = ();
    type Refusal = &'static str;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<&'static str>> {
        let (account, now) = (find(work, &self.email).await?, work.now());
        work.accounts()
            .set_disabled(account.id, self.disabled.then_some(now))
            .await?;
        if self.disabled {
            work.sessions()
                .end_all(account.id, None, SessionEnd::Disabled, now)
                .await?;
            work.links()
                .void(LinkTarget::Reset(account.id), now)
                .await?;
        }
        let deed = if self.disabled { "Disable" } else { "Enable" };
        work.note_consequence("account", deed, account.id, Change::default())
            .await?;
        Ok(())
    }
}

async fn find(work: &UnitOfWork, email: &Email) -> Result<Account, Failure<&'static str>> {
    let found = work.accounts().find_by_email(email).await?;
    found.ok_or(Failure::Refused("no account has this address"))
}
