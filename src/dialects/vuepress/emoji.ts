/** The emoji that documentation uses, by the names that GitHub gives them. */
const TABLE = `
tada 🎉 rocket 🚀 sparkles ✨ fire 🔥 star ⭐ star2 🌟 zap ⚡ boom 💥 bulb 💡 memo 📝 pencil 📝 pencil2 ✏️ book 📖 books 📚 bookmark 🔖 link 🔗
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_multiplication_x ✖️ o ⭕ 100 💯
warning ⚠️ no_entry ⛔ no_entry_sign 🚫 exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️ question ❓ grey_question ❔ grey_exclamation ❕
information_source ℹ️ rotating_light 🚨 construction 🚧 stop_sign 🛑 triangular_flag_on_post 🚩 checkered_flag 🏁 bell 🔔 no_bell 🔕 loudspeaker 📢 mega 📣
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 raised_hands 🙌 pray 🙏 muscle 💪 wave 👋 point_right 👉 point_left 👈 point_up ☝️ point_up_2 👆
point_down 👇 raised_hand ✋ v ✌️ handshake 🤝 eyes 👀 brain 🧠 heart ❤️ blue_heart 💙 green_heart 💚 yellow_heart 💛 purple_heart 💜 broken_heart 💔
smile 😄 smiley 😃 grin 😁 grinning 😀 laughing 😆 joy 😂 rofl 🤣 wink 😉 blush 😊 heart_eyes 😍 sunglasses 😎 thinking 🤔 cry 😢 sob 😭 scream 😱 confused 😕
sweat_smile 😅 neutral_face 😐 worried 😟 hugs 🤗 relaxed ☺️ sleeping 😴 zzz 💤 see_no_evil 🙈 robot 🤖 ghost 👻 alien 👽 skull 💀 poop 💩 monkey 🐒 penguin 🐧
bug 🐛 ant 🐜 bee 🐝 turtle 🐢 snake 🐍 whale 🐳 whale2 🐋 dolphin 🐬 octopus 🐙 crab 🦀 unicorn 🦄 cat 🐱 dog 🐶 fox_face 🦊 elephant 🐘 snail 🐌 rabbit 🐰
wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 package 📦 lock 🔒 unlock 🔓 key 🔑 old_key 🗝️ shield 🛡️ mag 🔍 mag_right 🔎 computer 💻
desktop_computer 🖥️ keyboard ⌨️ iphone 📱 floppy_disk 💾 cd 💿 printer 🖨️ camera 📷 movie_camera 🎥 tv 📺 headphones 🎧 microphone 🎤 battery 🔋
electric_plug 🔌 satellite 📡 telephone ☎️ email 📧 envelope ✉️ inbox_tray 📥 outbox_tray 📤 mailbox 📫 clipboard 📋 calendar 📅 date 📅 pushpin 📌
round_pushpin 📍 paperclip 📎 scissors ✂️ file_folder 📁 open_file_folder 📂 page_facing_up 📄 newspaper 📰 chart_with_upwards_trend 📈 bar_chart 📊
chart_with_downwards_trend 📉 art 🎨 dart 🎯 trophy 🏆 gift 🎁 balloon 🎈 confetti_ball 🎊 birthday 🎂 coffee ☕ beer 🍺 beers 🍻 pizza 🍕 apple 🍎 cherries 🍒
lemon 🍋 seedling 🌱 evergreen_tree 🌲 leaves 🍃 herb 🌿 four_leaf_clover 🍀 sunny ☀️ cloud ☁️ snowflake ❄️ rainbow 🌈 umbrella ☔ droplet 💧 ocean 🌊
earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 globe_with_meridians 🌐 house 🏠 office 🏢 hospital 🏥 school 🏫 factory 🏭 ship 🚢 anchor ⚓ airplane ✈️
car 🚗 bike 🚲 train 🚋 hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ clock1 🕐 moneybag 💰 dollar 💵 credit_card 💳 gem 💎
arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️ arrows_counterclockwise 🔄 recycle ♻️ repeat 🔁
fast_forward ⏩ rewind ⏪ arrow_forward ▶️ heavy_plus_sign ➕ heavy_minus_sign ➖ copyright ©️ registered ®️ tm ™️ new 🆕 up 🆙 cool 🆒 free 🆓 ok 🆗 sos 🆘
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣ keycap_ten 🔟 red_circle 🔴 large_blue_circle 🔵 white_circle ⚪
black_circle ⚫ green_circle 🟢 yellow_circle 🟡 orange_circle 🟠 small_blue_diamond 🔹 large_blue_diamond 🔷 small_orange_diamond 🔸 black_square_button 🔲
busts_in_silhouette 👥 bust_in_silhouette 👤 family 👪 man 👨 woman 👩 technologist 🧑‍💻 speech_balloon 💬 thought_balloon 💭 crown 👑 magic_wand 🪄 test_tube 🧪 microscope 🔬
cn 🇨🇳 us 🇺🇸 fr 🇫🇷 de 🇩🇪 jp 🇯🇵 kr 🇰🇷 ru 🇷🇺 es 🇪🇸 it 🇮🇹 gb 🇬🇧 uk 🇬🇧`;

/** Emoji by name, without the colons. */
export const EMOJI: ReadonlyMap<string, string> = new Map(
  [...TABLE.matchAll(/(\S+) (\S+)/g)].map(([, name = '', emoji = '']) => [name, emoji]),
);
