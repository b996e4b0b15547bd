// The few words that the player itself says, beside what the programme says.

const WORDS = {
  "zh-Hans": {
    clock: "时钟",
    level: { routine: "通知公告", important: "重要通知", urgent: "紧急通知", emergency: "应急" },
    region: { main: "通知", notices: "通知", pictures: "图片", page: "公告", clock: "时钟", alert: "警报" },
  },
  en: {
    clock: "Clock",
    level: { routine: "Notice", important: "Important", urgent: "Urgent", emergency: "Emergency" },
    region: { main: "Notices", notices: "Notices", pictures: "Pictures", page: "Announcements", clock: "Clock", alert: "Warnings" },
  },
};

export function words(lang) {
  return WORDS[lang] ?? WORDS["zh-Hans"];
}
