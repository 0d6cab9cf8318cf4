import type { ThemeConfig } from "antd";

/** The look of antd's controls, by the tokens of `parts/tokens.css`. On the phone everything is easier to hit. */
export const theme = (isPhone: boolean): ThemeConfig => ({
  token: {
    motion: false,
    colorPrimary: "#1f4e8c",
    colorLink: "#1f4e8c",
    colorText: "#1b2330",
    colorTextSecondary: "#475263",
    colorTextPlaceholder: "#5f6976",
    colorTextDisabled: "#5f6976",
    colorBorder: "#868d98",
    colorBorderSecondary: "#e2e0d9",
    colorError: "#a8261c",
    colorSuccess: "#1f6b42",
    colorWarning: "#8a5300",
    borderRadius: 4,
    borderRadiusLG: 4,
    borderRadiusSM: 3,
    fontSize: 15,
    controlHeight: isPhone ? 44 : 36,
    controlHeightLG: isPhone ? 48 : 40,
    controlHeightSM: 32,
    fontFamily: "inherit",
  },
  components: {
    Button: {
      primaryShadow: "none",
      defaultShadow: "none",
      dangerShadow: "none",
      contentFontSizeLG: 16,
      contentFontSizeSM: 14,
    },
    Segmented: { trackBg: "#e8e6df", itemColor: "#475263" },
    Input: { inputFontSizeLG: 16 },
  },
});
