// The few words that the player itself says, beside what the programme says.

const WORDS = {
  "zh-Hans": {
    clock: "时钟",
    level: { routine: "通知公告", important: "重要通知", urgent: "紧急通知", emergency: "应急" },
    table: { read: "读数时间", stale: "已过时", none: "尚无读数" },
    countdown: { days: () => "天" },
    region: { main: "通知", notices: "通知", pictures: "图片", page: "公告", clock: "时钟", alert: "警报" },
  },
  en: {
    clock: "Clock",
    level: { routine: "Notice", important: "Important", urgent: "Urgent", emergency: "Emergency" },
    table: { read: "Read at", stale: "Out of date", none: "Not read yet" },
    countdown: { days: (count) => (count === 1 ? "day" : "days") },
    region: { main: "Notices", notices: "Notices", pictures: "Pictures", page: "Announcements", clock: "Clock", alert: "Warnings" },
  },
};

export function words(lang) {
  return WORDS[lang] ?? WORDS["zh-Hans"];
}
