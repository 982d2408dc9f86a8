package dev.licet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A code block of a Markdown file that shows a piece of a source file: {@code <!-- snippet:
 * path#region -->} above the block. A region lies between {@code // @start region="name"} and
 * {@code // @end} (or the same after {@code #}); without one, the whole file is meant.
 *
 * @param page the Markdown file
 * @param source the source file and the region
 * @param shown the lines of the block
 */
record Snippet(Path page, String source, List<String> shown) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^<!-- snippet: (\\S+) -->\n```\\w*\n(.*?)^```\n", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern MARK = Pattern.compile("^<!-- *snippet:", Pattern.MULTILINE);
  private static final Pattern START = Pattern.compile("\\s*(//|#) @start region=\"([^\"]+)\"\\s*");
  private static final Pattern END = Pattern.compile("\\s*(//|#) @end\\b.*");

  /** The marked blocks of a page. A mark that no block follows is an error of the page. */
  static List<Snippet> of(Path page) {
    String text = read(page);
    List<Snippet> snippets =
        BLOCK
            .matcher(text)
            .results()
            .map(block -> new Snippet(page, block.group(1), lines(block)))
            .toList();
    if (MARK.matcher(text).results().count() != snippets.size()) {
      throw new AssertionError(page + " holds a snippet mark without a code block right below it");
    }
    return snippets;
  }

  /** What the block should show. */
  List<String> expected() {
    String[] parts = source.split("#", 2);
    List<String> lines = read(Repository.ROOT.resolve(parts[0])).lines().toList();
    return parts.length == 1 ? lines : region(lines, parts[1]);
  }

  @Override
  public String toString() {
    return Repository.ROOT.relativize(page) + " shows " + source;
  }

  private static List<String> lines(MatchResult block) {
    return block.group(2).lines().toList();
  }

  private List<String> region(List<String> lines, String name) {
    List<String> region = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : lines) {
      Optional<String> started = started(line);
      if (started.isPresent()) {
        open.add(started.get());
      } else if (END.matcher(line).matches() && !open.isEmpty()) {
        open.removeLast();
      } else if (open.contains(name)) {
        region.add(line);
      }
    }
    if (region.isEmpty()) {
      throw new AssertionError(this + ", but there is no such region");
    }
    return withoutIndent(region);
  }

  private static Optional<String> started(String line) {
    return Optional.of(START.matcher(line)).filter(m -> m.matches()).map(m -> m.group(2));
  }

  /** A blank line before the end mark is no line of the region, nor a measure of its indent. */
  private static List<String> withoutIndent(List<String> lines) {
    return String.join("\n", lines).stripTrailing().stripIndent().lines().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
