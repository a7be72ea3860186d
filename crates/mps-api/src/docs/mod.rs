//! The page that shows the OpenAPI document. It is a single text without scripts: everything on it
//! is rendered here, and its policy allows nothing else.

mod schema;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use schema::{properties, type_of};

const STYLE: &str = include_str!("style.css");

/// Renders the page of a document.
pub(crate) fn page(document: &Value) -> String {
    let operations = operations(document);
    let empty = Map::new();
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).unwrap_or(&empty);
    let title = text(document, "/info/title");
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                nav { (contents(document, &operations, schemas)) }
                main {
                    h1 { (title) " " small { (text(document, "/info/version")) } }
                    p { (prose(text(document, "/info/description"))) }
                    p { a href="/openapi.json" { "The OpenAPI document" } }
                    @for tag in tags(document) {
                        h2 { (text(tag, "/name")) }
                        p { (text(tag, "/description")) "." }
                        @for operation in of_tag(&operations, tag) {
                            (operation.render(document))
                        }
                    }
                    h2 { "Schemas" }
                    @for (name, schema) in schemas {
                        article id=(format!("schema-{name}")) {
                            h3 { (name) }
                            p { (prose(text(schema, "/description"))) }
                            (properties(schema))
                        }
                    }
                }
            }
        }
    };
    markup.into_string()
}

/// The page's `Content-Security-Policy`: its own style and nothing else.
pub(crate) fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    )
}

/// An operation with its path and method.
struct Operation<'a> {
    path: &'a str,
    method: &'a str,
    value: &'a Value,
}

fn operations(document: &Value) -> Vec<Operation<'_>> {
    let paths = document.pointer("/paths").and_then(Value::as_object);
    let paths = paths.into_iter().flatten();
    paths
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().into_iter().flatten();
            methods.map(move |(method, value)| Operation {
                path,
                method,
                value,
            })
        })
        .collect()
}

fn tags(document: &Value) -> impl Iterator<Item = &Value> {
    let tags = document.pointer("/tags").and_then(Value::as_array);
    tags.into_iter().flatten()
}

fn of_tag<'a, 'b>(
    operations: &'b [Operation<'a>],
    tag: &'b Value,
) -> impl Iterator<Item = &'b Operation<'a>> {
    let name = text(tag, "/name");
    let operations = operations.iter();
    operations.filter(move |operation| text(operation.value, "/tags/0") == name)
}

fn contents(
    document: &Value,
    operations: &[Operation<'_>],
    schemas: &Map<String, Value>,
) -> Markup {
    html! {
        @for tag in tags(document) {
            strong { (text(tag, "/name")) }
            ul {
                @for operation in of_tag(operations, tag) {
                    li { a href=(format!("#{}", operation.id())) title=(operation.path) {
                        (operation.method()) " " (text(operation.value, "/summary"))
                    } }
                }
            }
        }
        strong { "Schemas" }
        ul {
            @for name in schemas.keys() {
                li { a href=(format!("#schema-{name}")) { (name) } }
            }
        }
    }
}

impl Operation<'_> {
    fn id(&self) -> &str {
        text(self.value, "/operationId")
    }

    fn method(&self) -> Markup {
        html! { span class={ "method " (self.method) } { (self.method.to_ascii_uppercase()) } }
    }

    fn render(&self, document: &Value) -> Markup {
        let parameters = self.value.pointer("/parameters").and_then(Value::as_array);
        let responses = self.value.pointer("/responses").and_then(Value::as_object);
        html! {
            article id=(self.id()) {
                h3 { (self.method()) code { (self.path) } }
                p { strong { (text(self.value, "/summary")) ". " }
                    (prose(text(self.value, "/description"))) }
                @if let Some(parameters) = parameters {
                    (parameters_table(parameters, document))
                }
                @if let Some(content) = self.value.pointer("/requestBody/content") {
                    p { "Body: " (media_types(content)) }
                }
                @for (status, response) in responses.into_iter().flatten() {
                    details open[status == "200"] {
                        summary {
                            strong { (status) } " "
                            @if let Some(content) = response.get("content") {
                                @if status == "200" { (media_types(content)) }
                                @else { (prose(text(response, "/description"))) }
                            }
                        }
                        (headers(response, document))
                    }
                }
            }
        }
    }
}

/// Returns the value that a reference points to, or the value itself.
fn resolved<'a>(value: &'a Value, document: &'a Value) -> &'a Value {
    let pointer = value.get("$ref").and_then(Value::as_str);
    let pointer = pointer.and_then(|reference| reference.strip_prefix('#'));
    pointer
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or(value)
}

fn parameters_table(parameters: &[Value], document: &Value) -> Markup {
    html! {
        div .scroll { table {
            tr { th { "Parameter" } th { "In" } th { "Type" } th { "What it is" } }
            @for parameter in parameters {
                @let parameter = resolved(parameter, document);
                tr {
                    td { code { (text(parameter, "/name")) }
                        @if parameter.get("required") == Some(&Value::Bool(true)) { " (required)" } }
                    td { (text(parameter, "/in")) }
                    td { @if let Some(schema) = parameter.get("schema") { (type_of(schema)) } }
                    td { (prose(text(parameter, "/description"))) }
                }
            }
        } }
    }
}

fn headers(response: &Value, document: &Value) -> Markup {
    let headers = response.get("headers").and_then(Value::as_object);
    html! {
        div .scroll { table {
            tr { th { "Header" } th { "What it is" } }
            @for (name, header) in headers.into_iter().flatten() {
                tr {
                    td { code { (name) } }
                    td { (prose(text(resolved(header, document), "/description"))) }
                }
            }
        } }
    }
}

/// The media types of a body, with their schemas.
fn media_types(content: &Value) -> Markup {
    html! {
        @for (index, (name, media)) in content.as_object().into_iter().flatten().enumerate() {
            @if index > 0 { ", " }
            code { (name) }
            @if let Some(schema) = media.get("schema") { " " (type_of(schema)) }
        }
    }
}

/// Renders a text in which words between backticks are code.
fn prose(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// Returns the text at a place; empty if there is none.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}
