package cases

// Platform is a website or app by which somebody was recruited or exploited; other ids are allowed.
// The zero value means "not recorded".
//
//	facebook
//	instagram
//	whatsapp
//	telegram
//	facebook-messenger
//	viber
//	snapchat
//	line
//	4sale
//	wechat
//	qq
//	qzone
//	tiktok
//	twitter
//	other
//
// Source: HTCDS 2.0, websites and apps.
type Platform string
