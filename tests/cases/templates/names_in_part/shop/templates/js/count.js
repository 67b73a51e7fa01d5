js/count.js
