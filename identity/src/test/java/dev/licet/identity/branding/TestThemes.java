package dev.licet.identity.branding;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whole themes, as the Management API takes them. */
public final class TestThemes {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String WHOLE =
      """
      {"displayName":"House",
       "borders":{"button_border_radius":3,"button_border_weight":2,"buttons_style":"rounded",
        "input_border_radius":4,"input_border_weight":1.5,"inputs_style":"rounded",
        "show_widget_shadow":true,"widget_border_weight":1,"widget_corner_radius":5},
       "colors":{"base_focus_color":"#a00001","base_hover_color":"#a00002","body_text":"#a00003",
        "captcha_widget_theme":"auto","error":"#a00004","header":"#a00005","icons":"#a00006",
        "input_background":"#a00007","input_border":"#a00008","input_filled_text":"#a00009",
        "input_labels_placeholders":"#a00010","links_focused_components":"#a00011",
        "primary_button":"#a00012","primary_button_label":"#a00013",
        "read_only_background":"#a00014","secondary_button_border":"#a00015",
        "secondary_button_label":"#a00016","success":"#a00017","widget_background":"#a00018",
        "widget_border":"#a00019"},
       "fonts":{"body_text":{"bold":false,"size":87.5},"buttons_text":{"bold":true,"size":100},
        "font_url":"","input_labels":{"bold":false,"size":90},"links":{"bold":true,"size":80},
        "links_style":"normal","reference_text_size":20,"subtitle":{"bold":true,"size":110},
        "title":{"bold":true,"size":150}},
       "page_background":{"background_color":"#a00020","background_image_url":"",
        "page_layout":"left"},
       "widget":{"header_text_alignment":"center","logo_height":52,"logo_position":"right",
        "logo_url":"","social_buttons_layout":"bottom"}}
      """;

  private TestThemes() {}

  /**
   * A theme whose every colour is another one.
   *
   * @param instead where another value stands (RFC 6901), and that value as JSON, in turn
   */
  public static String whole(String... instead) {
    var theme = JSON.readTree(WHOLE);
    for (int i = 0; i < instead.length; i += 2) {
      var at = JsonPointer.compile(instead[i]);
      ((ObjectNode) theme.at(at.head()))
          .set(at.last().getMatchingProperty(), JSON.readTree(instead[i + 1]));
    }
    return theme.toString();
  }

  /** The same as it comes out of the table, where nobody looks at it again. */
  public static Theme kept(String... instead) {
    return new Theme(JSON.readTree(whole(instead)));
  }

  /** Where the values of a theme are that are no objects. */
  public static List<String> places() {
    var places = new ArrayList<String>();
    collect(JSON.readTree(WHOLE), "", places);
    return places;
  }

  private static void collect(JsonNode node, String at, List<String> places) {
    if (!node.isObject()) {
      places.add(at);
    }
    node.properties().forEach(one -> collect(one.getValue(), at + "/" + one.getKey(), places));
  }
}
