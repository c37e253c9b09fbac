import './tailwind-last.css'
