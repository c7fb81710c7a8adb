//! Rotation of refresh tokens: lost answers are forgiven, thefts are not.

use chrono::TimeDelta;
use persistence::test_support::TestStore;

use crate::harness::{Browser, PASSWORD, TestServer};

persistence::db_tests! {
    each_refresh_gives_new_tokens_and_the_session_goes_on;
    a_refresh_token_used_a_second_time_ends_the_session_for_thief_and_owner;
    a_lost_answer_is_forgiven_for_thirty_seconds;
    two_lost_answers_in_a_row_are_forgiven;
    a_lost_answer_is_not_forgiven_later;
    an_owner_whose_token_was_exchanged_by_a_thief_finds_out;
    of_ten_refreshes_at_once_none_breaks_the_session;
    an_unused_session_dies_after_two_weeks_and_a_busy_one_after_ninety_days;
    a_cookie_from_another_page_is_not_taken;
    what_was_never_a_token_is_taken_away;
}

async fn signed_in(server: &TestServer) -> Browser {
    server.enrol("orlova@example.org").await;
    let mut browser = server.browser();
    assert_eq!(
        browser.sign_in("orlova@example.org", PASSWORD).await.status,
        200
    );
    browser
}

async fn each_refresh_gives_new_tokens_and_the_session_goes_on(store: TestStore) {
    let server = TestServer::over(store);
    let mut browser = signed_in(&server).await;
    let mut seen = vec![browser.cookie.clone()];
    for _ in 0..5 {
        server.clock.pass(TimeDelta::minutes(9));
        assert_eq!(browser.refresh().await.status, 200);
        assert!(!seen.contains(&browser.cookie));
        seen.push(browser.cookie.clone());
        assert!(browser.is_signed_in().await);
    }
    let sessions = browser.get("/auth/sessions").await.json();
    assert_eq!(sessions.as_array().unwrap().len(), 1);
}

async fn a_refresh_token_used_a_second_time_ends_the_session_for_thief_and_owner(store: TestStore) {
    let server = TestServer::over(store);
    let mut owner = signed_in(&server).await;
    let mut thief = owner.clone();
    owner.refresh().await;
    owner.refresh().await;

    let refused = thief.refresh().await;

    assert_eq!(refused.refusal(), (401, "UNAUTHENTICATED".to_owned()));
    assert!(refused.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert!(
        !owner.is_signed_in().await,
        "the access token ends with the session"
    );
    assert_eq!(owner.refresh().await.status, 401);
}

async fn a_lost_answer_is_forgiven_for_thirty_seconds(store: TestStore) {
    let server = TestServer::over(store);
    let mut browser = signed_in(&server).await;
    let mut before = browser.clone();
    browser.refresh().await;
    server.clock.pass(TimeDelta::seconds(30));

    assert_eq!(before.refresh().await.status, 200);
    assert!(before.is_signed_in().await);
    assert_eq!(before.refresh().await.status, 200);
}

async fn two_lost_answers_in_a_row_are_forgiven(store: TestStore) {
    let server = TestServer::over(store);
    let browser = signed_in(&server).await;
    for _ in 0..2 {
        assert_eq!(browser.clone().refresh().await.status, 200);
        server.clock.pass(TimeDelta::seconds(10));
    }
    let mut third = browser.clone();

    assert_eq!(third.refresh().await.status, 200);
    assert_eq!(third.refresh().await.status, 200);
}

async fn a_lost_answer_is_not_forgiven_later(store: TestStore) {
    let server = TestServer::over(store);
    let mut browser = signed_in(&server).await;
    let mut before = browser.clone();
    browser.refresh().await;
    server.clock.pass(TimeDelta::seconds(31));

    assert_eq!(before.refresh().await.status, 401);
    assert_eq!(browser.refresh().await.status, 401);
}

async fn an_owner_whose_token_was_exchanged_by_a_thief_finds_out(store: TestStore) {
    let server = TestServer::over(store);
    let mut owner = signed_in(&server).await;
    let mut thief = owner.clone();
    owner.refresh().await;
    // Quick enough to be forgiven: for nine minutes both are signed in.
    assert_eq!(thief.refresh().await.status, 200);
    server.clock.pass(TimeDelta::minutes(9));

    assert_eq!(owner.refresh().await.status, 401);
    assert!(!thief.is_signed_in().await);
    assert_eq!(thief.refresh().await.status, 401);
}

async fn of_ten_refreshes_at_once_none_breaks_the_session(store: TestStore) {
    let server = TestServer::over(store);
    let browser = signed_in(&server).await;
    let tabs = (0..10).map(|_| {
        let mut tab = browser.clone();
        async move { tab.refresh().await.status }
    });

    let answers = futures_util::future::join_all(tabs).await;

    assert!(
        answers.iter().all(|status| *status == 200),
        "all were forgiven"
    );
}

async fn an_unused_session_dies_after_two_weeks_and_a_busy_one_after_ninety_days(store: TestStore) {
    let server = TestServer::over(store);
    let mut idle = signed_in(&server).await;
    let mut busy = server.browser();
    busy.sign_in("orlova@example.org", PASSWORD).await;
    for _ in 0..6 {
        server.clock.pass(TimeDelta::days(13));
        assert_eq!(busy.refresh().await.status, 200);
    }

    assert_eq!(idle.refresh().await.status, 401);
    server.clock.pass(TimeDelta::days(13));
    assert_eq!(busy.refresh().await.status, 401);
}

async fn a_cookie_from_another_page_is_not_taken(store: TestStore) {
    let server = TestServer::over(store);
    let mut browser = signed_in(&server).await;
    let cookie = format!("__Host-refresh={}", browser.cookie.clone().unwrap());
    for path in ["/auth/refresh", "/auth/sign-out"] {
        let form = server.call("POST", path).header("cookie", cookie.clone());
        let elsewhere = server
            .call("POST", path)
            .header("cookie", cookie.clone())
            .header("x-requested-with", "nastavnik")
            .header("origin", "https://evil.example");

        assert_eq!(
            form.send().await.refusal(),
            (403, "FORBIDDEN".to_owned()),
            "{path}"
        );
        assert_eq!(
            elsewhere.send().await.refusal(),
            (403, "FORBIDDEN".to_owned()),
            "{path}"
        );
    }
    assert_eq!(browser.refresh().await.status, 200, "nothing was used up");
}

async fn what_was_never_a_token_is_taken_away(store: TestStore) {
    let server = TestServer::over(store);
    let mut browser = server.browser();
    assert_eq!(browser.refresh().await.status, 401);

    browser.cookie = Some("x".repeat(43));
    let refused = browser.refresh().await;

    assert_eq!(refused.refusal(), (401, "UNAUTHENTICATED".to_owned()));
    assert_eq!(browser.cookie, None);
}
