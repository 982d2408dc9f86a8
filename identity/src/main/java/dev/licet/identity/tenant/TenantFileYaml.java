package dev.licet.identity.tenant;

import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the tenant file's YAML as a tree that knows its lines. No object is made of any tag. */
final class TenantFileYaml {
  private TenantFileYaml() {}

  static FileEntry parse(String file, String text) {
    var top = new Place(file, 1, "");
    return tree(top, text)
        .map(node -> new FileValue(top.at(FileValue.line(node), ""), node).entry())
        .orElseGet(() -> new FileEntry(top, Map.of()));
  }

  private static Optional<Node> tree(Place top, String text) {
    try {
      return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)))
          .filter(node -> !new FileValue(top, node).isNull());
    } catch (MarkedYAMLException e) {
      var line = Optional.ofNullable(e.getProblemMark()).map(Mark::getLine).orElse(0) + 1;
      throw top.at(line, "").refuse("this is no valid YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw top.refuse("this is no valid YAML: " + e.getMessage());
    }
  }
}
