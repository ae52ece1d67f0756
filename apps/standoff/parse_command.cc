#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <memory>

#include "apps/standoff/batch.h"
#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "standoff/language/tokenizer.h"
#include "standoff/present/conllu.h"
#include "standoff/present/parse_json.h"
#include "standoff/read/clean_article.h"

namespace standoff {
namespace {

constexpr const char* kParseExamples = R"(
Examples:
  standoff parse article.txt > article.conllu
  standoff parse --format json --jobs 4 *.txt > parses.jsonl
  echo "We can't go." | standoff parse --explain-tokens

Exit status: 0 all parsed, 1 some set aside, 2 usage, 3 no model, 5 no output.)";

struct ParseOptions : ArticleOptions {
  std::string format = "conllu";
  bool explain_tokens = false;
  bool margins = false;
};

std::string number_or_null(float value) {
  return std::isfinite(value) ? std::to_string(value) : "null";
}

// Line by line: the tokens of the text with the rule behind each.
std::string explain(const Tokenizer& tokenizer, std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    for (const ExplainedToken& token : tokenizer.explain(line)) {
      out += token.rule + "\t" + std::string(token.span.of(line)) + "\n";
    }
    if (!line.empty()) out += '\n';
    begin = end + 1;
  }
  return out;
}

class Parser {
 public:
  Parser(const ParseOptions& options, const Pipeline& pipeline)
      : options_(options), pipeline_(pipeline), worker_(pipeline) {}

  Result<std::string> parse(RawArticle raw, const Origin& origin) {
    const Result<CleanArticle> clean = clean_article(std::move(raw), origin.id(), {});
    if (!clean) return clean.error();
    const Article& article = clean->article;
    if (options_.explain_tokens) return explain(pipeline_.tokenizer(), article.text);
    std::vector<TokenMargins> margins;
    const Result<Document> document =
        worker_.parse(article.text, options_.margins ? &margins : nullptr);
    if (!document) return document.error();
    if (options_.format == "none") return counts(article, *document);
    if (options_.format == "conllu") return document_conllu(article, *document);
    if (!options_.margins) return document_json(article, *document) + "\n";
    const auto with_margins = [&](std::uint32_t token) {
      const TokenMargins& margin = margins[token];
      return ",\"margins\":[" + number_or_null(margin.tag) + "," + number_or_null(margin.dep) +
             "," + number_or_null(margin.entity) + "]";
    };
    return document_json(article, *document, with_margins) + "\n";
  }

 private:
  static std::string counts(const Article& article, const Document& document) {
    return article.id + ": " + std::to_string(document.token_count()) + " tokens, " +
           std::to_string(document.sentences().size()) + " sentences, " +
           std::to_string(document.entities().size()) + " names\n";
  }

  const ParseOptions& options_;
  const Pipeline& pipeline_;
  PipelineWorker worker_;
};

int run_parse(const ParseOptions& options) {
  const Result<Pipeline> pipeline = open_pipeline(options.model);
  if (!pipeline) {
    complain(pipeline.error());
    return kExitModel;
  }
  const auto articles = open_articles(options, FieldNames::built_in());
  return run_batch(*articles, options.batch, [&]() -> ArticleTask {
    const auto parser = std::make_shared<Parser>(options, *pipeline);
    return [parser](RawArticle&& article, const Origin& origin, const InOrder&) {
      return Outcome{parser->parse(std::move(article), origin)};
    };
  });
}

}  // namespace

Command add_parse_command(CLI::App& app) {
  const auto options = std::make_shared<ParseOptions>();
  CLI::App* command =
      app.add_subcommand("parse", "Print the words of articles with tags, heads and names");
  add_article_options(*command, *options);
  command
      ->add_option("--format", options->format,
                   "CoNLL-U; JSON, one line each, white space kept; or counts only")
      ->type_name("conllu|json|none")
      ->check(CLI::IsMember({"conllu", "json", "none"}).description(""))
      ->capture_default_str();
  command->add_flag("--explain-tokens", options->explain_tokens,
                    "Print the rule that made each token instead");
  command->add_flag("--margins", options->margins,
                    "With --format json: how sure tag, dep and ent of each token are");
  command->footer(kParseExamples);
  return [options] { return run_parse(*options); };
}

}  // namespace standoff
