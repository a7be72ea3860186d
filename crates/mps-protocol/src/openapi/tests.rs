//! Tests that the document is complete and consistent, and equals the committed one.

use std::collections::HashSet;

use super::*;
use crate::endpoint::ALL;

#[test]
fn every_endpoint_has_one_contract() {
    let contracts = all();
    for endpoint in ALL {
        let about = contracts
            .iter()
            .filter(|contract| contract.endpoint == *endpoint);
        let place = "one entry in src/openapi/contracts";
        assert_eq!(about.count(), 1, "{} needs {place}", endpoint.name);
    }
    assert_eq!(contracts.len(), ALL.len());
}

#[test]
fn no_contract_names_a_refusal_twice() {
    for contract in all() {
        let codes: HashSet<_> = contract.refusals.iter().collect();
        let name = contract.endpoint.name;
        assert_eq!(codes.len(), contract.refusals.len(), "{name}");
    }
}

#[test]
fn requests_and_answers_have_names_of_their_own() {
    let mut schemas = Schemas::new();
    for contract in all() {
        operation::of(&contract, &mut schemas);
    }
    assert_eq!(
        schemas.clash(),
        None,
        "a request and an answer have one name"
    );
}

#[test]
fn every_reference_leads_somewhere() {
    fn visit(value: &Value, document: &Value) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get("$ref") {
                    let pointer = reference.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{reference}");
                }
                fields.values().for_each(|value| visit(value, document));
            }
            Value::Array(items) => items.iter().for_each(|value| visit(value, document)),
            _ => {}
        }
    }
    let document = document();
    visit(&document, &document);
}

#[test]
fn requests_refuse_unknown_fields_and_all_fields_are_described() {
    let document = document();
    let requests = document["paths"].as_object().unwrap().values();
    let requests = requests
        .flat_map(|path| path.as_object().unwrap().values())
        .filter_map(|operation| {
            let body = operation.pointer("/requestBody/content/application~1json/schema/$ref")?;
            body.as_str()?.strip_prefix('#')
        });
    for request in requests {
        let schema = document.pointer(request).unwrap();
        assert_eq!(schema["additionalProperties"], false, "{request}");
    }
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        for (field, property) in schema["properties"].as_object().unwrap() {
            assert!(property["description"].is_string(), "{name}.{field}");
        }
    }
}

#[test]
fn points_in_time_are_those_of_answers_and_requests_may_name_business_days() {
    let document = document();
    let format = |schema: &str, field: &str| {
        let pointer = format!("/components/schemas/{schema}/properties/{field}/format");
        document.pointer(&pointer).cloned()
    };
    assert_eq!(
        format("ErrorBody", "timestamp"),
        Some("date-time".to_owned().into())
    );
    assert_eq!(format("CreateVoucher", "expires_at"), None);
    assert_eq!(format("CreateCorporateCard", "expires_at"), None);
}

#[test]
fn query_strings_say_what_they_must_have() {
    let document = document();
    let required = |path: &str| {
        let parameters = document["paths"][path]["get"]["parameters"].as_array();
        let required = parameters.unwrap().iter().filter(|parameter| {
            parameter["in"] == "query" && parameter["required"].as_bool().unwrap()
        });
        required
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(required("/member/points"), ["card_id"]);
    assert_eq!(
        required("/admin/statistics/trends"),
        ["end_date", "start_date"]
    );
    assert!(required("/member/transactions").is_empty());
}

#[test]
fn the_committed_document_is_this_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let committed = std::fs::read_to_string(path).unwrap();
    assert!(
        committed == text(),
        "docs/openapi.json is old: run `make openapi`"
    );
}
